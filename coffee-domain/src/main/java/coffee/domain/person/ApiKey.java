package coffee.domain.person;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stored key: everything but its secret.
 *
 * @param id identity
 * @param settings its name, scopes and expiry
 * @param hash verifies the key
 * @param createdAt when it was created
 * @param retiresAt when it retires after rotation, if earlier than its expiry
 * @param revokedAt when it was revoked
 * @param lastUsedAt time of a recent use, at most two minutes before the last
 * @param isSession whether it was created by signing in with a browser
 */
public record ApiKey(
    KeyId id,
    KeySettings settings,
    KeyHash hash,
    Instant createdAt,
    Optional<Instant> retiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt,
    boolean isSession) {

  /** A browser's key ends after this long without a use, as its cookie does. */
  public static final Duration LONGEST_SESSION_PAUSE = Duration.ofDays(400);

  /** Truncates all timestamps to milliseconds, because stores keep microseconds at best. */
  public ApiKey {
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    retiresAt = retiresAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    revokedAt = revokedAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    lastUsedAt = lastUsedAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
  }

  /** A new, unused key. */
  public static ApiKey issued(BearerKey key, KeySettings settings, Instant now) {
    return new ApiKey(
        key.id(),
        settings,
        key.hash(),
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The same key, as created by signing in with a browser. */
  public ApiKey asSession() {
    return new ApiKey(id, settings, hash, createdAt, retiresAt, revokedAt, lastUsedAt, true);
  }

  /**
   * When it stops working, by expiry, retirement or, for a browser, for lack of use; empty if it
   * does not.
   */
  public Optional<Instant> validUntil() {
    Optional<Instant> unused =
        Optional.of(lastUsedAt.orElse(createdAt).plus(LONGEST_SESSION_PAUSE))
            .filter(end -> isSession);
    return Stream.of(settings.expiresAt(), retiresAt, unused)
        .flatMap(Optional::stream)
        .min(naturalOrder());
  }

  /** Whether it is valid at an instant: not revoked, expired or retired. */
  public boolean isValidAt(Instant now) {
    return revokedAt.isEmpty() && validUntil().stream().allMatch(now::isBefore);
  }

  /** The same key, retiring at an instant unless it ends earlier. */
  public ApiKey withRetirementAt(Instant instant) {
    return validUntil().stream().anyMatch(end -> !end.isAfter(instant))
        ? this
        : new ApiKey(
            id, settings, hash, createdAt, Optional.of(instant), revokedAt, lastUsedAt, isSession);
  }

  /** The access that it grants. */
  GrantedAccess grantedAccess() {
    return new GrantedAccess(id, settings.scopes());
  }
}

package coffee.domain.person;

import coffee.domain.DomainException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Use case: replace a key, with a grace period for the old one. */
public final class RotateKey {

  /** The default grace period. */
  public static final Duration DEFAULT_GRACE = Duration.ofDays(1);

  /** The maximum grace period. */
  public static final Duration MAX_GRACE = Duration.ofDays(30);

  private final ApiKeys keys;
  private final RevocationChannel revocations;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Rotates keys in the given store.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public RotateKey(
      ApiKeys keys, RevocationChannel revocations, RandomGenerator random, Clock clock) {
    this.keys = keys;
    this.revocations = revocations;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Creates a successor with the name, scopes and lifetime of a key, starting now. It may be
   * repeated for the same key while that one still works, so that a lost response does not lock the
   * client out.
   *
   * <p>The successor's settings are those of the key as created: the retirement of the old key does
   * not shorten the lifetime of its successors.
   *
   * @param grace how long the old key keeps working, unless it ends earlier; 0 to 30 days
   * @throws DomainException NOT_FOUND if there is no such key or it is revoked; CONFLICT {@code
   *     key_expired} or {@code too_many_keys}; INVALID {@code out_of_range} for the grace period;
   *     FORBIDDEN {@code missing_scope} if the actor lacks one of the key's scopes
   */
  public IssuedKey rotate(KeyId id, Duration grace, Actor by) {
    Instant now = clock.instant();
    Instant oldWorksUntil = now.plus(requireGrace(grace));
    String secret = BearerKey.generateSecret(random);
    ApiKey key =
        keys.rotate(
            id,
            oldWorksUntil,
            (old, successor) -> succeed(old, new BearerKey(successor, secret), now, by),
            by);
    revocations.publish(); // other instances may have cached the old key with its old end
    return new IssuedKey(key, new BearerKey(key.id(), secret));
  }

  /**
   * Checks the grace period.
   *
   * @throws DomainException {@code out_of_range}
   */
  public static Duration requireGrace(Duration grace) {
    if (grace.isNegative() || grace.compareTo(MAX_GRACE) > 0) {
      throw DomainException.outOfRange(
          "must be 0 to %d seconds, was %d".formatted(MAX_GRACE.toSeconds(), grace.toSeconds()));
    }
    return grace;
  }

  private ApiKey succeed(ApiKey old, BearerKey successor, Instant now, Actor by) {
    by.requireAll(old.settings().scopes());
    if (!old.isValidAt(now)) {
      throw DomainException.conflict("key_expired", "an expired key cannot be rotated; create one");
    }
    CreateKey.requireRoom(keys, old.id().person(), now);
    KeySettings settings =
        old.settings()
            .withExpiry(
                old.settings()
                    .expiresAt()
                    .map(expiry -> now.plus(Duration.between(old.createdAt(), expiry))));
    return ApiKey.issued(successor, settings, now);
  }
}

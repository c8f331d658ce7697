package coffee.domain.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key as it is stored: everything but its secret.
 *
 * @param id identity
 * @param terms what it is for and what it may do
 * @param hash recognises the key when it is sent
 * @param createdAt when it was given out
 * @param revokedAt when it was taken back
 * @param lastUsedAt a recent use, at most two minutes before the last
 */
public record ApiKey(
    KeyId id,
    KeyTerms terms,
    KeyHash hash,
    Instant createdAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {

  /** Cuts all moments to milliseconds, because stores keep microseconds at best. */
  public ApiKey {
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    revokedAt = revokedAt.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
    lastUsedAt = lastUsedAt.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
  }

  /** A key that is given out now and has not been used. */
  public static ApiKey issued(BearerKey key, KeyTerms terms, Instant now) {
    return new ApiKey(key.id(), terms, key.hash(), now, Optional.empty(), Optional.empty());
  }

  /** Whether it opens anything at this moment: not revoked, and its expiry is still to come. */
  public boolean worksAt(Instant now) {
    return revokedAt.isEmpty() && terms.expiresAt().stream().allMatch(now::isBefore);
  }

  /** The same key, expiring at this moment unless it does so earlier anyway. */
  public ApiKey expiringBy(Instant moment) {
    Optional<Instant> earlier =
        Stream.concat(terms.expiresAt().stream(), Stream.of(moment)).min(Instant::compareTo);
    return new ApiKey(id, terms.expiring(earlier), hash, createdAt, revokedAt, lastUsedAt);
  }

  /** What whoever sends it may do. */
  Access access() {
    return new Access(id, terms.scopes());
  }
}

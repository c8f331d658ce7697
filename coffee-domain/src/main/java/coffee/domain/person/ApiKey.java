package coffee.domain.person;

import static java.util.Comparator.naturalOrder;

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
 * @param retiresAt when it makes way for a successor, if it has one and would work for longer
 * @param revokedAt when it was taken back
 * @param lastUsedAt a recent use, at most two minutes before the last
 */
public record ApiKey(
    KeyId id,
    KeyTerms terms,
    KeyHash hash,
    Instant createdAt,
    Optional<Instant> retiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {

  /** Cuts all moments to milliseconds, because stores keep microseconds at best. */
  public ApiKey {
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    retiresAt = retiresAt.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
    revokedAt = revokedAt.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
    lastUsedAt = lastUsedAt.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
  }

  /** A key that is given out now and has not been used. */
  public static ApiKey issued(BearerKey key, KeyTerms terms, Instant now) {
    return new ApiKey(
        key.id(), terms, key.hash(), now, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** From when on it no longer works, by its terms or for its successor; empty if it lasts. */
  public Optional<Instant> worksUntil() {
    return Stream.of(terms.expiresAt(), retiresAt).flatMap(Optional::stream).min(naturalOrder());
  }

  /** Whether it opens anything at this moment: not revoked, and its end is still to come. */
  public boolean worksAt(Instant now) {
    return revokedAt.isEmpty() && worksUntil().stream().allMatch(now::isBefore);
  }

  /** The same key on the same terms, retiring at this moment unless it ends earlier anyway. */
  public ApiKey retiringBy(Instant moment) {
    return worksUntil().stream().anyMatch(end -> !end.isAfter(moment))
        ? this
        : new ApiKey(id, terms, hash, createdAt, Optional.of(moment), revokedAt, lastUsedAt);
  }

  /** What whoever sends it may do. */
  Access access() {
    return new Access(id, terms.scopes());
  }
}

package coffee.domain.person;

import coffee.domain.DomainException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Use case: a key is replaced, and whoever holds the old one gets time to change. */
public final class RotateKey {

  /** The grace period of those who choose none. */
  public static final Duration DEFAULT_GRACE = Duration.ofDays(1);

  /** Two keys for longer are two keys, not a change from one to the other. */
  public static final Duration MAX_GRACE = Duration.ofDays(30);

  private final ApiKeys keys;
  private final Revocations revocations;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Replaces keys.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public RotateKey(ApiKeys keys, Revocations revocations, RandomGenerator random, Clock clock) {
    this.keys = keys;
    this.revocations = revocations;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes a successor with the name, the scopes and, from now on, the lifetime of a key. It may be
   * asked again for the same key while that one still works: an answer that was lost on the way
   * locks nobody out.
   *
   * <p>The successor's terms are those of the key as it was given out: that the old one retires
   * shortens nobody's life but its own.
   *
   * @param grace how long the old key works on, if it does not end before; 0 to 30 days
   * @throws DomainException NOT_FOUND if there is no such key or it is revoked; CONFLICT {@code
   *     key_expired} or {@code too_many_keys}; INVALID {@code out_of_range} for the grace period;
   *     FORBIDDEN {@code missing_scope} if the actor lacks one of the key's scopes
   */
  public IssuedKey rotate(KeyId id, Duration grace, Actor by) {
    Instant now = clock.instant();
    Instant oldWorksUntil = now.plus(requireGrace(grace));
    String secret = BearerKey.drawSecret(random);
    ApiKey key =
        keys.rotate(
            id,
            oldWorksUntil,
            (old, successor) -> succeed(old, new BearerKey(successor, secret), now, by),
            by);
    revocations.announce(); // others still remember the old key with its old end
    return new IssuedKey(key, new BearerKey(key.id(), secret));
  }

  /**
   * A time for which an old key can work on.
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
    by.requireAll(old.terms().scopes());
    if (!old.worksAt(now)) {
      throw DomainException.conflict("key_expired", "an expired key has no successor; make one");
    }
    CreateKey.requireRoom(keys, old.id().person(), now);
    KeyTerms terms =
        old.terms()
            .expiring(
                old.terms()
                    .expiresAt()
                    .map(expiry -> now.plus(Duration.between(old.createdAt(), expiry))));
    return ApiKey.issued(successor, terms, now);
  }
}

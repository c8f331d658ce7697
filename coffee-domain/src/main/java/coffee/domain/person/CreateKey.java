package coffee.domain.person;

import coffee.domain.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Use case: a key is given to a phone, a dashboard or a script. */
public final class CreateKey {

  /** That work; more are forgotten ones. */
  static final int MAX_KEYS = 100;

  /**
   * With those that ended, each of which is kept for a while: ten devices, replaced twice a day.
   */
  static final int MAX_KEPT_KEYS = 1_000;

  private final ApiKeys keys;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Gives out keys.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public CreateKey(ApiKeys keys, RandomGenerator random, Clock clock) {
    this.keys = keys;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes a key. The result holds its secret, which is nowhere else.
   *
   * @throws DomainException FORBIDDEN {@code missing_scope} if the actor lacks one of the scopes;
   *     INVALID {@code expired} if it would not work at all, or for its name; CONFLICT {@code
   *     too_many_keys}; NOT_FOUND if there is no such person
   */
  public IssuedKey create(PersonId person, KeyTerms terms, Actor by) {
    by.requireAll(terms.scopes());
    KeyTerms.requireName(terms.name());
    terms.expiresAt().ifPresent(this::requireExpiry);
    Instant now = clock.instant();
    String secret = BearerKey.drawSecret(random);
    ApiKey key =
        keys.create(
            person,
            id -> {
              requireRoom(keys, person, now);
              return ApiKey.issued(new BearerKey(id, secret), terms, now);
            },
            by);
    return new IssuedKey(key, new BearerKey(key.id(), secret));
  }

  /**
   * A moment at which a key that is made now can expire.
   *
   * @return the moment, cut to milliseconds
   * @throws DomainException {@code expired} unless it is in the future; {@code out_of_range}
   */
  public Instant requireExpiry(Instant moment) {
    if (!moment.isAfter(clock.instant())) {
      throw DomainException.invalid("expired", "must be in the future");
    }
    return KeyTerms.requireExpiry(moment);
  }

  /** To be called under the person's lock, or two at once pass where there is room for one. */
  static void requireRoom(ApiKeys keys, PersonId person, Instant now) {
    List<ApiKey> kept = keys.of(person, now);
    if (kept.stream().filter(key -> key.worksAt(now)).count() >= MAX_KEYS) {
      throw DomainException.conflict(
          "too_many_keys", "there are %d keys; revoke one first".formatted(MAX_KEYS));
    }
    if (kept.size() >= MAX_KEPT_KEYS) {
      throw DomainException.conflict(
          "too_many_keys",
          "there are %d keys with those that ended; revoke some".formatted(MAX_KEPT_KEYS));
    }
  }
}

package coffee.domain.person;

import coffee.domain.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Use case: create a key for a phone, a dashboard or a script. */
public final class CreateKey {

  /** Maximum number of working keys per person. */
  static final int MAX_KEYS = 100;

  /**
   * Maximum number of keys per person including expired ones: ten devices, replaced twice a day.
   */
  static final int MAX_KEPT_KEYS = 1_000;

  private final ApiKeys keys;
  private final RandomGenerator random;
  private final Clock clock;

  /**
   * Creates keys.
   *
   * @param random a cryptographically strong generator: {@code java.security.SecureRandom}
   */
  public CreateKey(ApiKeys keys, RandomGenerator random, Clock clock) {
    this.keys = keys;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Creates a key. Its secret is contained only in the result.
   *
   * @throws DomainException FORBIDDEN {@code missing_scope} if the actor lacks one of the scopes;
   *     INVALID {@code expired} if it would not work at all, or for its name; CONFLICT {@code
   *     too_many_keys}; NOT_FOUND if there is no such person
   */
  public IssuedKey create(PersonId person, KeySettings settings, Actor by) {
    return create(person, settings, by, key -> key);
  }

  /**
   * Creates the key of a browser that signs in, under the same rules.
   *
   * @throws DomainException as {@link #create}
   */
  public IssuedKey createForSession(PersonId person, KeySettings settings, Actor by) {
    return create(person, settings, by, ApiKey::asSession);
  }

  private IssuedKey create(
      PersonId person, KeySettings settings, Actor by, UnaryOperator<ApiKey> kind) {
    by.requireAll(settings.scopes());
    KeySettings.requireName(settings.name());
    settings.expiresAt().ifPresent(this::requireExpiry);
    Instant now = clock.instant();
    String secret = BearerKey.generateSecret(random);
    ApiKey key =
        keys.create(
            person,
            id -> {
              requireRoom(keys, person, now);
              return kind.apply(ApiKey.issued(new BearerKey(id, secret), settings, now));
            },
            by);
    return new IssuedKey(key, new BearerKey(key.id(), secret));
  }

  /**
   * Checks the expiry of a new key.
   *
   * @return the expiry, truncated to milliseconds
   * @throws DomainException {@code expired} unless it is in the future; {@code out_of_range}
   */
  public Instant requireExpiry(Instant instant) {
    if (!instant.isAfter(clock.instant())) {
      throw DomainException.invalid("expired", "must be in the future");
    }
    return KeySettings.requireExpiry(instant);
  }

  /** Must be called under the person's lock to be atomic. */
  static void requireRoom(ApiKeys keys, PersonId person, Instant now) {
    List<ApiKey> kept = keys.listFor(person, now);
    if (kept.stream().filter(key -> key.isValidAt(now)).count() >= MAX_KEYS) {
      throw DomainException.conflict(
          "too_many_keys", "there are %d keys; revoke one first".formatted(MAX_KEYS));
    }
    if (kept.size() >= MAX_KEPT_KEYS) {
      throw DomainException.conflict(
          "too_many_keys",
          "there are %d keys including expired ones; revoke some".formatted(MAX_KEPT_KEYS));
    }
  }
}

package coffee.domain.person;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Durable record of API keys. {@code ApiKeysContract} is the full specification.
 *
 * <p>Each method is one transaction. Creation, rotation and revocation are recorded in the {@link
 * AuditTrail}. None raises the person's revision: keys are not part of their data.
 */
public interface ApiKeys {

  /** How long a key is still listed after it expired. */
  Duration LISTED_AFTER_EXPIRY = Duration.ofDays(30);

  /**
   * Stores a new key, numbered after the highest number the person ever had.
   *
   * @param make creates the key from its identity; called once, under the person's lock. If it
   *     throws, nothing is stored and the number stays unused.
   * @param by the actor
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such person
   */
  ApiKey create(PersonId person, Function<KeyId, ApiKey> make, Actor by);

  /** The key, including revoked and expired ones. */
  Optional<ApiKey> find(KeyId id);

  /**
   * A person's keys, newest first, without revoked keys and those that expired more than {@link
   * #LISTED_AFTER_EXPIRY} ago.
   */
  List<ApiKey> listFor(PersonId person, Instant now);

  /**
   * Stores a successor of a key and retires the old one, whose settings stay unchanged.
   *
   * @param oldWorksUntil when the old key retires, unless it ends earlier
   * @param make creates the new key from the stored old key and the new identity; called once,
   *     under the person's lock. If it throws, nothing changes.
   * @param by the actor
   * @return the new key
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such key or it is revoked
   */
  ApiKey rotate(KeyId old, Instant oldWorksUntil, BiFunction<ApiKey, KeyId, ApiKey> make, Actor by);

  /**
   * Revokes a key.
   *
   * @param by the actor
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such key or it is revoked
   */
  void revoke(KeyId id, Instant now, Actor by);

  /**
   * Records when keys were used. A recorded use less than a minute older is kept, so that instances
   * do not repeat each other's writes; unknown keys are ignored.
   */
  void recordUses(Map<KeyId, Instant> lastUses);
}

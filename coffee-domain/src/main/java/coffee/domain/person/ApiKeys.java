package coffee.domain.person;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Durable record of the keys that were given out. {@code ApiKeysContract} is the full
 * specification.
 *
 * <p>Each method is one transaction. Those that give out or take back leave an event in the {@link
 * AuditTrail} with it. None raises the person's revision: keys are not their data.
 */
public interface ApiKeys {

  /** How long a key is still listed after it expired. */
  Duration LISTED_AFTER_EXPIRY = Duration.ofDays(30);

  /**
   * Keeps a new key, under the number after the greatest that the person ever had.
   *
   * @param make given the new key's identity, returns the key; called once, under the person's
   *     lock. If it throws, nothing is stored and the number stays free.
   * @param by who gives it out
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such person
   */
  ApiKey create(PersonId person, Function<KeyId, ApiKey> make, Actor by);

  /** The key, also when it is revoked or expired. */
  Optional<ApiKey> find(KeyId id);

  /**
   * A person's keys, newest first, without those that are revoked and those that expired more than
   * {@link #LISTED_AFTER_EXPIRY} ago.
   */
  List<ApiKey> of(PersonId person, Instant now);

  /**
   * Keeps a successor of a key, and lets the old one retire. Its terms stay as they were.
   *
   * @param oldWorksUntil when the old key retires, unless it ends earlier anyway
   * @param make given the old key as stored now and the new one's identity, returns the new key;
   *     called once, under the person's lock. If it throws, nothing changes.
   * @param by who does it
   * @return the new key
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such key or it is revoked
   */
  ApiKey rotate(KeyId old, Instant oldWorksUntil, BiFunction<ApiKey, KeyId, ApiKey> make, Actor by);

  /**
   * Takes a key back.
   *
   * @param by who does it
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such key or it is revoked before
   */
  void revoke(KeyId id, Instant now, Actor by);

  /**
   * Notes when keys were used. A key whose noted use is less than a minute older keeps it, so that
   * many instances do not write for each other; unknown keys are passed over.
   */
  void used(Map<KeyId, Instant> lastUses);
}

package coffee.domain.correlation;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.util.Optional;

/**
 * Remembers finished answers. Forgetting is always allowed and to those who ask for answers a store
 * that is away is an empty one: an answer is only ever looked up by everything that it depends on,
 * so a remembered one is never stale. {@code AnswerCacheContract} is the full specification. Safe
 * for use by many threads.
 */
public interface AnswerCache {

  /** The answer remembered under a key; the array is the caller's own. */
  Optional<byte[]> find(String key);

  /** Remembers an answer, perhaps. */
  void remember(String key, byte[] answer);

  /** Forgets the answers of a person: those under keys that begin as theirs do. */
  void forget(PersonId person);

  /** How the key of every answer for a person begins. */
  static String beginning(PersonId person) {
    return person.value() + "/";
  }

  /**
   * Forgets everything. An operator asks for it who does not trust what is remembered, so it is not
   * said to be done where it is not.
   *
   * @throws DomainException UNAVAILABLE {@code cache_unavailable} if the store is away; some may be
   *     forgotten
   */
  void clear();
}

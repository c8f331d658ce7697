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

  /** So many answers of one person are remembered at most; the oldest are forgotten. */
  int MAX_ANSWERS_OF_A_PERSON = 20;

  /** So many bytes are the answers of one person together at most; the oldest are forgotten. */
  int MAX_BYTES_OF_A_PERSON = 4 << 20;

  /** The answer for a person under a key; the array is the caller's own. */
  Optional<byte[]> find(PersonId person, String key);

  /**
   * Remembers an answer, perhaps.
   *
   * @param key not empty
   */
  void remember(PersonId person, String key, byte[] answer);

  /** Forgets the answers for a person. */
  void forget(PersonId person);

  /**
   * Forgets everything. An operator asks for it who does not trust what is remembered, so it is not
   * said to be done where it is not.
   *
   * @throws DomainException UNAVAILABLE {@code cache_unavailable} if the store is away; some may be
   *     forgotten
   */
  void clear();
}

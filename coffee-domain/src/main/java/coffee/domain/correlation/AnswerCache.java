package coffee.domain.correlation;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.util.Optional;

/**
 * Caches finished correlation results. Entries may be evicted at any time, and an unavailable store
 * behaves like an empty cache. A result is looked up by everything that it depends on, so a cached
 * one is never stale. {@code AnswerCacheContract} is the full specification. Thread-safe.
 */
public interface AnswerCache {

  /** So many answers of one person are remembered at most; the oldest are forgotten. */
  int MAX_ANSWERS_OF_A_PERSON = 20;

  /** So many bytes are the answers of one person together at most; the oldest are forgotten. */
  int MAX_BYTES_OF_A_PERSON = 4 << 20;

  /** The answer for a person under a key. */
  Optional<AnswerBytes> find(PersonId person, String key);

  /**
   * Remembers an answer, perhaps.
   *
   * @param key not empty
   */
  void put(PersonId person, String key, AnswerBytes answer);

  /** Forgets the answers for a person. */
  void evictPerson(PersonId person);

  /**
   * Evicts everything. Operators call this when they do not trust the cached results, so it fails
   * instead of pretending success.
   *
   * @throws DomainException UNAVAILABLE {@code cache_unavailable} if the store cannot be reached;
   *     some entries may have been evicted
   */
  void clear();
}

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

  /** Maximum number of answers per person; the oldest are evicted. */
  int MAX_ANSWERS_OF_A_PERSON = 20;

  /** Maximum total size of the answers of a person; the oldest are evicted. */
  int MAX_BYTES_OF_A_PERSON = 4 << 20;

  /** The answer for a person under a key. */
  Optional<AnswerBytes> find(PersonId person, String key);

  /**
   * Stores an answer, unless it exceeds a bound or the store is unavailable.
   *
   * @param key not empty
   */
  void put(PersonId person, String key, AnswerBytes answer);

  /** Evicts the answers for a person. */
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

package coffee.domain.correlation;

import java.util.Optional;

/**
 * Remembers finished answers. Forgetting is always allowed and a store that is away is an empty
 * one: an answer is only ever looked up by everything that it depends on, so a remembered one is
 * never stale. {@code AnswerCacheContract} is the full specification. Safe for use by many threads.
 */
public interface AnswerCache {

  /** The answer remembered under a key; the array is the caller's own. */
  Optional<byte[]> find(String key);

  /** Remembers an answer, perhaps. */
  void remember(String key, byte[] answer);

  /** Forgets everything. */
  void clear();
}

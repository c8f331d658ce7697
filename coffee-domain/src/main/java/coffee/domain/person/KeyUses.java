package coffee.domain.person;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collects when keys were used, so that a request does not wait for that to be written. Safe for
 * use by many threads.
 */
public final class KeyUses {

  private final ApiKeys keys;
  private final Map<KeyId, Instant> unwritten = new ConcurrentHashMap<>();

  /** No key was used yet. */
  public KeyUses(ApiKeys keys) {
    this.keys = keys;
  }

  void note(KeyId key, Instant now) {
    unwritten.put(key, now);
  }

  /**
   * Writes what was collected since the last time; to be called once a minute. What cannot be
   * written is kept for the next time.
   */
  public void write() {
    Map<KeyId, Instant> taken = new HashMap<>();
    unwritten.forEach(
        (key, at) -> {
          if (unwritten.remove(key, at)) {
            taken.put(key, at);
          }
        });
    if (taken.isEmpty()) {
      return;
    }
    try {
      keys.used(taken);
    } catch (RuntimeException failure) {
      taken.forEach(unwritten::putIfAbsent);
      throw failure;
    }
  }
}

package coffee.domain.person;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Buffers the last use of keys, so that requests do not wait for the write. Thread-safe. */
public final class KeyUsageRecorder {

  private final ApiKeys keys;
  private final Map<KeyId, Instant> unwritten = new ConcurrentHashMap<>();

  /** Starts with an empty buffer. */
  public KeyUsageRecorder(ApiKeys keys) {
    this.keys = keys;
  }

  void record(KeyId key, Instant now) {
    unwritten.put(key, now);
  }

  /**
   * Writes the buffered uses; to be called once a minute. Uses that cannot be written are kept for
   * the next call.
   */
  public void flush() {
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
      keys.recordUses(taken);
    } catch (RuntimeException failure) {
      taken.forEach(unwritten::putIfAbsent);
      throw failure;
    }
  }
}

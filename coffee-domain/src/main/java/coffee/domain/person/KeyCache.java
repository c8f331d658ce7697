package coffee.domain.person;

import coffee.domain.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Caches recently authenticated keys, so that the store is not queried with every request.
 * Thread-safe.
 *
 * <p>A wrong key always causes a store lookup, whether or not a key of that identity exists or is
 * cached: response times reveal nothing about other people's keys, and wrong keys use no memory.
 */
public final class KeyCache {

  /** Cache lifetime: the maximum delay of a missed revocation notice. */
  public static final Duration REMEMBERED_FOR = Duration.ofSeconds(10);

  /** Maximum number of cached keys of a few hundred bytes each. */
  private static final int MAX_REMEMBERED = 10_000;

  private record Found(ApiKey key, long askedAt, long epoch) {}

  private final ApiKeys keys;
  private final Ticker ticker;
  private final Map<KeyId, Found> remembered = new ConcurrentHashMap<>();
  private final AtomicLong epoch = new AtomicLong();

  /** Starts with an empty cache. */
  public KeyCache(ApiKeys keys, Ticker ticker) {
    this.keys = keys;
    this.ticker = ticker;
  }

  /** The stored key with that identity and hash; it may be revoked or expired. */
  Optional<ApiKey> find(KeyId id, KeyHash hash) {
    long now = ticker.nanos();
    Found found = remembered.get(id);
    if (found != null && isFresh(found, now) && found.key().hash().equals(hash)) {
      return Optional.of(found.key());
    }
    return ask(id, hash, now);
  }

  private boolean isFresh(Found found, long now) {
    return found.epoch() == epoch.get() && now - found.askedAt() < REMEMBERED_FOR.toNanos();
  }

  private Optional<ApiKey> ask(KeyId id, KeyHash hash, long now) {
    // Read before the lookup: a key revoked during the lookup must not be cached.
    long asked = epoch.get();
    ApiKey stored = keys.find(id).orElse(null);
    if (stored == null || !stored.hash().equals(hash)) {
      return Optional.empty();
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(id, new Found(stored, now, asked));
    return Optional.of(stored);
  }

  /** Clears the cache, including results of lookups in progress. */
  public void clear() {
    epoch.incrementAndGet();
    remembered.clear();
  }
}

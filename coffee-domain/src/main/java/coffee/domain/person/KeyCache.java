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
  public static final Duration LIFETIME = Duration.ofSeconds(10);

  /** Maximum number of cached keys of a few hundred bytes each. */
  private static final int MAX_KEYS = 10_000;

  private record CachedKey(ApiKey key, long loadedAt, long generation) {}

  private final ApiKeys keys;
  private final Ticker ticker;
  private final Map<KeyId, CachedKey> cache = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  /** Starts with an empty cache. */
  public KeyCache(ApiKeys keys, Ticker ticker) {
    this.keys = keys;
    this.ticker = ticker;
  }

  /** The stored key with that identity and hash; it may be revoked or expired. */
  Optional<ApiKey> find(KeyId id, KeyHash hash) {
    long now = ticker.nanos();
    CachedKey cached = cache.get(id);
    if (cached != null && isFresh(cached, now) && cached.key().hash().equals(hash)) {
      return Optional.of(cached.key());
    }
    return load(id, hash, now);
  }

  private boolean isFresh(CachedKey cached, long now) {
    return cached.generation() == generation.get() && now - cached.loadedAt() < LIFETIME.toNanos();
  }

  private Optional<ApiKey> load(KeyId id, KeyHash hash, long now) {
    // Read before the lookup: a key revoked during the lookup must not be cached.
    long generationBefore = generation.get();
    ApiKey stored = keys.find(id).orElse(null);
    if (stored == null || !stored.hash().equals(hash)) {
      return Optional.empty();
    }
    if (cache.size() >= MAX_KEYS) {
      cache.clear();
    }
    cache.put(id, new CachedKey(stored, now, generationBefore));
    return Optional.of(stored);
  }

  /** Clears the cache, including results of lookups in progress. */
  public void clear() {
    generation.incrementAndGet();
    cache.clear();
  }
}

package coffee.domain.person;

import coffee.domain.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keys that were sent and right a moment ago, so that the store need not be asked for them with
 * every request. Safe for use by many threads.
 *
 * <p>Whoever sends a wrong key always has the store asked, whether or not a key of that identity
 * exists or is remembered: how long the refusal takes tells nothing about other people's keys, and
 * wrong keys take no memory.
 */
public final class RecentKeys {

  /** How long a revocation of which this instance is not told can go unnoticed. */
  public static final Duration REMEMBERED_FOR = Duration.ofSeconds(10);

  /** A few hundred bytes each; far more than one instance sees in ten seconds. */
  private static final int MAX_REMEMBERED = 10_000;

  private record Found(ApiKey key, long askedAt, long epoch) {}

  private final ApiKeys keys;
  private final Ticker ticker;
  private final Map<KeyId, Found> remembered = new ConcurrentHashMap<>();
  private final AtomicLong epoch = new AtomicLong();

  /** Nothing is remembered yet. */
  public RecentKeys(ApiKeys keys, Ticker ticker) {
    this.keys = keys;
    this.ticker = ticker;
  }

  /** The stored key of that identity and hash; it may be revoked or expired. */
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
    // Read before asking: what is revoked while the store answers must not be remembered.
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

  /** Forgets everything, including what the store is being asked for right now. */
  public void forgetAll() {
    epoch.incrementAndGet();
    remembered.clear();
  }
}

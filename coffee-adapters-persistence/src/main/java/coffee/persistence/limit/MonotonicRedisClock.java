package coffee.persistence.limit;

import coffee.domain.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The time by which shared limits refill. Every instance takes it from Redis, so that their own
 * clocks may differ or be set without effect, and advances it by itself for some seconds. It never
 * goes back: Redis holds the latest time that any instance has had, from which all continue when
 * the clock of Redis itself is set back. Thread-safe.
 */
final class MonotonicRedisClock implements Ticker {

  private static final Duration REFRESHED_AFTER = Duration.ofSeconds(10);

  /** Returns the time of all instances, given this one's; both in microseconds. */
  @FunctionalInterface
  interface Source {

    /**
     * Queries it.
     *
     * @param own the time of this instance; 0 if it has none yet
     * @return not before {@code own}
     * @throws RedisUnavailableException if Redis is unavailable
     */
    long latest(long own);
  }

  /** A time, and the reading of this process's ticker at it, in nanoseconds. */
  private record Known(long micros, long at) {

    long micros(long nanos) {
      return micros + TimeUnit.NANOSECONDS.toMicros(nanos - at);
    }
  }

  private final Source source;
  private final Ticker ticker;
  private final Lock query = new ReentrantLock();
  private volatile @Nullable Known known;

  MonotonicRedisClock(Source source, Ticker ticker) {
    this.source = source;
    this.ticker = ticker;
  }

  /**
   * Queries the time unless it was queried in the last ten seconds. Call it before using the clock.
   * While one thread queries, others use the time known before, if there is one: otherwise all
   * would wait whenever a Redis that does not answer is tested.
   *
   * @throws RedisUnavailableException if Redis is unavailable
   */
  void refresh() {
    Known last = known;
    if (!isStale(last)) {
      return;
    }
    if (last == null) {
      query.lock();
    } else if (!query.tryLock()) {
      return;
    }
    try {
      if (isStale(known)) {
        ask();
      }
    } finally {
      query.unlock();
    }
  }

  private boolean isStale(@Nullable Known last) {
    return last == null || ticker.nanos() - last.at() >= REFRESHED_AFTER.toNanos();
  }

  private void ask() {
    long latest = source.latest(own(ticker.nanos()));
    long now = ticker.nanos();
    known = new Known(Math.max(latest, own(now)), now);
  }

  private long own(long now) {
    Known last = known;
    return last == null ? 0 : last.micros(now);
  }

  @Override
  public long nanos() {
    return TimeUnit.MICROSECONDS.toNanos(own(ticker.nanos()));
  }
}

package coffee.domain.limit;

import coffee.domain.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** {@link RateLimiter} for tests. */
public final class InMemoryRateLimiter implements RateLimiter {

  private record BudgetKey(RateLimit limit, String client) {}

  /** When everything that was spent is back, in the ticker's nanoseconds. */
  private final Map<BudgetKey, Long> full = new HashMap<>();

  private final Ticker ticker;

  /** Everybody has everything. */
  public InMemoryRateLimiter(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public synchronized RateLimitStatus tryAcquire(RateLimit limit, String client) {
    BudgetKey key = new BudgetKey(limit, client);
    long now = ticker.nanos();
    Duration owed = Duration.ofNanos(full.getOrDefault(key, now) - now);
    if (owed.isNegative()) {
      owed = Duration.ZERO;
    }
    Duration after = owed.plus(limit.refillInterval());
    if (after.compareTo(limit.window()) > 0) {
      return new RateLimitStatus(limit, false, 0, after.minus(limit.window()));
    }
    full.put(key, now + after.toNanos());
    long remaining = limit.window().minus(after).dividedBy(limit.refillInterval());
    return new RateLimitStatus(
        limit, true, remaining, remaining == 0 ? limit.refillInterval() : after);
  }
}

package coffee.rest;

import coffee.domain.Ticker;
import coffee.domain.limit.InMemoryRateLimiter;
import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import coffee.domain.limit.RateLimiter;

/** A rate limiter whose limits a test can change. */
final class AdjustableRateLimiter implements RateLimiter {

  private static final int NOT_NARROWED = 0;

  private final Ticker ticker;
  private volatile RateLimiter budgets;
  private volatile int requests = NOT_NARROWED;

  AdjustableRateLimiter(Ticker ticker) {
    this.ticker = ticker;
    this.budgets = new InMemoryRateLimiter(ticker);
  }

  /** Resets all budgets to a practically unlimited one. */
  void limitTo(int most) {
    requests = most;
    budgets = new InMemoryRateLimiter(ticker);
  }

  void lift() {
    limitTo(NOT_NARROWED);
  }

  @Override
  public RateLimitStatus tryAcquire(RateLimit limit, String spender) {
    return requests == NOT_NARROWED
        ? budgets.tryAcquire(limit, spender)
        : budgets.tryAcquire(new RateLimit(limit.name(), requests, limit.window()), spender);
  }
}

package coffee.rest;

import coffee.domain.Ticker;
import coffee.domain.limit.InMemoryRateLimiter;
import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import coffee.domain.limit.RateLimiter;

/** A rate limiter whose limits a test can change. */
final class AdjustableRateLimiter implements RateLimiter {

  private static final int UNLIMITED = 0;

  private final Ticker ticker;
  private volatile RateLimiter limiter;
  private volatile int requests = UNLIMITED;

  AdjustableRateLimiter(Ticker ticker) {
    this.ticker = ticker;
    this.limiter = new InMemoryRateLimiter(ticker);
  }

  /** Limits every client to a number of requests per window, and forgets earlier requests. */
  void limitTo(int maximum) {
    requests = maximum;
    limiter = new InMemoryRateLimiter(ticker);
  }

  /** Removes the limit. */
  void lift() {
    limitTo(UNLIMITED);
  }

  @Override
  public RateLimitStatus tryAcquire(RateLimit limit, String client) {
    return requests == UNLIMITED
        ? limiter.tryAcquire(limit, client)
        : limiter.tryAcquire(new RateLimit(limit.name(), requests, limit.window()), client);
  }
}

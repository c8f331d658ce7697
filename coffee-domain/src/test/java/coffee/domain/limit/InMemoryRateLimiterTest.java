package coffee.domain.limit;

import coffee.domain.MutableClock;
import java.time.Duration;
import java.time.Instant;

class InMemoryRateLimiterTest implements RateLimiterContract {

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final RateLimiter limiter = new InMemoryRateLimiter(clock::nanos);

  @Override
  public RateLimiter limiter() {
    return limiter;
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }
}

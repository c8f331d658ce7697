package coffee.domain.limit;

import coffee.domain.MutableClock;
import java.time.Duration;
import java.time.Instant;

class InMemoryRateLimiterTest implements RateLimiterContract {

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final RateLimiter budgets = new InMemoryRateLimiter(clock::nanos);

  @Override
  public RateLimiter budgets() {
    return budgets;
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }
}

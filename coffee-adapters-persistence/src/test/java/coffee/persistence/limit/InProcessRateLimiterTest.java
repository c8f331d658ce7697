package coffee.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.MutableClock;
import coffee.domain.limit.RateLimiter;
import coffee.domain.limit.RateLimiterContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InProcessRateLimiterTest implements RateLimiterContract {

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final RateLimiter limiter = new InProcessRateLimiter(clock::nanos);

  @Override
  public RateLimiter limiter() {
    return limiter;
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }

  @Test
  void refillsWhenClockIsSetBack() {
    while (limiter.tryAcquire(READS, "ada").isAllowed()) {
      // until nothing is left
    }
    clock.set(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(limiter.tryAcquire(READS, "ada").isAllowed()).isFalse();
    clock.pass(READS.refillInterval());
    assertThat(limiter.tryAcquire(READS, "ada").isAllowed()).isTrue();
  }
}

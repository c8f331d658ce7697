package coffee.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link RateLimiter} must do. Implementations run it against fresh ones. */
public interface RateLimiterContract {

  RateLimit READS = new RateLimit("reads", 5, Duration.ofSeconds(10));
  RateLimit WRITES = new RateLimit("writes", 5, Duration.ofSeconds(10));

  /** The limiter under test. */
  RateLimiter limiter();

  /** Lets time pass for them. */
  void pass(Duration time);

  @Test
  default void allowsWholeLimitAtOnceAndNoMore() {
    List<RateLimitStatus> statuses =
        Stream.generate(() -> limiter().tryAcquire(READS, "ada")).limit(6).toList();
    assertThat(statuses)
        .extracting(RateLimitStatus::isAllowed)
        .containsExactly(true, true, true, true, true, false);
    assertThat(statuses)
        .extracting(RateLimitStatus::remaining)
        .containsExactly(4L, 3L, 2L, 1L, 0L, 0L);
  }

  @Test
  default void reportsTimeUntilFullyRefilled() {
    assertThat(limiter().tryAcquire(READS, "ada").retryAfter()).isEqualTo(Duration.ofSeconds(2));
    assertThat(limiter().tryAcquire(READS, "ada").retryAfter()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  default void reportsTimeUntilNextRequestWhenExhausted() {
    for (int i = 0; i < 4; i++) {
      limiter().tryAcquire(READS, "ada");
    }
    assertThat(limiter().tryAcquire(READS, "ada").retryAfter()).isEqualTo(Duration.ofSeconds(2));
    pass(Duration.ofMillis(500));
    assertThat(limiter().tryAcquire(READS, "ada").retryAfter()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  default void refillsEvenlyOverWindow() {
    spendAll("ada");
    pass(Duration.ofMillis(1_999));
    assertThat(limiter().tryAcquire(READS, "ada").isAllowed()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(limiter().tryAcquire(READS, "ada").isAllowed()).isTrue();
    assertThat(limiter().tryAcquire(READS, "ada").isAllowed()).isFalse();
  }

  @Test
  default void neverRefillsBeyondLimit() {
    spendAll("ada");
    pass(Duration.ofHours(1));
    assertThat(limiter().tryAcquire(READS, "ada").remaining()).isEqualTo(4);
  }

  @Test
  default void rejectedRequestCostsNothing() {
    spendAll("ada");
    for (int i = 0; i < 10; i++) {
      limiter().tryAcquire(READS, "ada");
    }
    pass(Duration.ofSeconds(2));
    assertThat(limiter().tryAcquire(READS, "ada").isAllowed()).isTrue();
  }

  @Test
  default void countsClientsAndLimitsSeparately() {
    spendAll("ada");
    assertThat(limiter().tryAcquire(READS, "bob").remaining()).isEqualTo(4);
    assertThat(limiter().tryAcquire(WRITES, "ada").remaining()).isEqualTo(4);
  }

  @Test
  default void holdsLimitUnderConcurrency() {
    RateLimit limit = new RateLimit("reads", 20, Duration.ofHours(1));
    List<RateLimitStatus> statuses = Concurrently.run(32, i -> limiter().tryAcquire(limit, "ada"));
    assertThat(statuses).filteredOn(RateLimitStatus::isAllowed).hasSize(20);
  }

  private void spendAll(String client) {
    while (limiter().tryAcquire(READS, client).isAllowed()) {
      // until nothing is left
    }
  }
}

package coffee.persistence.limit;

import coffee.domain.Ticker;
import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Limits as token buckets. */
final class TokenBuckets {

  private TokenBuckets() {}

  static BucketConfiguration of(RateLimit limit) {
    return BucketConfiguration.builder()
        .addLimit(
            bandwidth ->
                bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.window()))
        .build();
  }

  static RateLimitStatus spend(RateLimit limit, Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    long remaining = probe.getRemainingTokens();
    Duration untilMore =
        probe.isConsumed()
            ? untilMore(limit, remaining, Duration.ofNanos(probe.getNanosToWaitForReset()))
            : Duration.ofNanos(probe.getNanosToWaitForRefill());
    return new RateLimitStatus(limit, probe.isConsumed(), remaining, untilMore);
  }

  /** All limits refill linearly. */
  private static Duration untilMore(RateLimit limit, long remaining, Duration untilAll) {
    return remaining > 0
        ? untilAll
        : untilAll.minus(limit.refillInterval().multipliedBy(limit.requests() - 1L));
  }

  /**
   * Time by which buckets fill again; it never goes back.
   *
   * @param isShared whether it is the same in all processes
   */
  static TimeMeter meter(Ticker ticker, boolean isShared) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return ticker.nanos();
      }

      @Override
      public boolean isWallClockBased() {
        return isShared;
      }
    };
  }
}

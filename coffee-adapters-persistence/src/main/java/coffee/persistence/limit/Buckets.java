package coffee.persistence.limit;

import coffee.domain.limit.Balance;
import coffee.domain.limit.Limit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Limits as the token buckets that they are. */
final class Buckets {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Buckets() {}

  static BucketConfiguration of(Limit limit) {
    return BucketConfiguration.builder()
        .addLimit(
            bandwidth ->
                bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.window()))
        .build();
  }

  static Balance spend(Limit limit, Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    long remaining = probe.getRemainingTokens();
    Duration untilMore =
        probe.isConsumed()
            ? untilMore(limit, remaining, Duration.ofNanos(probe.getNanosToWaitForReset()))
            : Duration.ofNanos(probe.getNanosToWaitForRefill());
    return new Balance(limit, probe.isConsumed(), remaining, untilMore);
  }

  /** All come back in one line: the first of them is there when the others are still missing. */
  private static Duration untilMore(Limit limit, long remaining, Duration untilAll) {
    return remaining > 0
        ? untilAll
        : untilAll.minus(limit.timeForOne().multipliedBy(limit.requests() - 1L));
  }

  static TimeMeter meter(Clock clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        Instant now = clock.instant();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}

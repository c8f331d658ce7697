package coffee.persistence.limit;

import coffee.domain.Ticker;
import coffee.domain.limit.Balance;
import coffee.domain.limit.Budgets;
import coffee.domain.limit.Limit;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;

/**
 * In-process {@link Budgets}, not shared between instances. Entries that were not used for long
 * are evicted first if there are too many.
 */
public final class ProcessBudgets implements Budgets {

  /** About 300 bytes each. */
  private static final int MAX_BUDGETS = 50_000;

  private record BucketKey(Limit limit, String spender) {}

  private final TimeMeter meter;

  private final Cache<BucketKey, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_BUDGETS).executor(Runnable::run).build();

  /** Full ones, which fill again by this time. */
  public ProcessBudgets(Ticker ticker) {
    this.meter = Buckets.meter(ticker, /* isShared= */ false);
  }

  @Override
  public Balance spend(Limit limit, String spender) {
    return Buckets.spend(limit, buckets.get(new BucketKey(limit, spender), this::bucket));
  }

  private Bucket bucket(BucketKey key) {
    LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(meter);
    for (var bandwidth : Buckets.of(key.limit()).getBandwidths()) {
      builder.addLimit(bandwidth);
    }
    return builder.build();
  }
}

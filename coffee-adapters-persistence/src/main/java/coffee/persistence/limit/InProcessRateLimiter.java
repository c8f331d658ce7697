package coffee.persistence.limit;

import coffee.domain.Ticker;
import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import coffee.domain.limit.RateLimiter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;

/**
 * In-process {@link RateLimiter}, not shared between instances. Entries that were not used for long
 * are evicted first if there are too many.
 */
public final class InProcessRateLimiter implements RateLimiter {

  /** Each bucket takes about 300 bytes. */
  private static final int MAX_BUCKETS = 50_000;

  private record BucketKey(RateLimit limit, String client) {}

  private final TimeMeter meter;

  private final Cache<BucketKey, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_BUCKETS).executor(Runnable::run).build();

  /** Starts with full buckets, which refill by the ticker. */
  public InProcessRateLimiter(Ticker ticker) {
    this.meter = TokenBuckets.meter(ticker, /* isShared= */ false);
  }

  @Override
  public RateLimitStatus tryAcquire(RateLimit limit, String client) {
    return TokenBuckets.spend(limit, buckets.get(new BucketKey(limit, client), this::bucket));
  }

  private Bucket bucket(BucketKey key) {
    LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(meter);
    for (var bandwidth : TokenBuckets.of(key.limit()).getBandwidths()) {
      builder.addLimit(bandwidth);
    }
    return builder.build();
  }
}

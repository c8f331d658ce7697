package coffee.persistence.limit;

import coffee.domain.Ticker;
import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import coffee.domain.limit.RateLimiter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.NopeOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis.JedisBasedProxyManagerBuilder;
import io.github.bucket4j.util.concurrent.batch.BatchHelper.BatchFailedException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * {@link RateLimiter} shared by all instances that use the same Redis. An instance consumes up to a
 * hundredth of a limit, for up to a second, before it reports to the others: most requests of a
 * busy client need no round trip, but several instances may exceed a limit by that much. Limits
 * below a hundred requests are exact.
 *
 * <p>While Redis is unavailable or slow, this instance limits locally.
 */
public final class RedisRateLimiter implements RateLimiter {

  /** The part of a limit that is consumed before it is reported: a hundredth. */
  private static final int UNSYNCHRONIZED_DIVISOR = 100;

  private static final Duration MAX_SYNC_DELAY = Duration.ofSeconds(1);

  /** How long full buckets are kept: the times of instances differ slightly. */
  private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

  /** The key of the time. No limit has this name: the names of limits end with their parameters. */
  private static final String TIME = "time";

  /** About a kilobyte each; evicted entries are still in Redis. */
  private static final int MAX_BUCKETS = 10_000;

  private final RedisCircuitBreaker redis;
  private final String prefix;
  private final RateLimiter local;
  private final MonotonicRedisClock time;
  private final TimeMeter meter;
  private final ProxyManager<String> shared;
  private final LongAdder fallbackCount = new LongAdder();

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_BUCKETS).executor(Runnable::run).build();

  /**
   * Creates a limiter in a Redis.
   *
   * @param prefix prefix of all keys; no other keys may start with it
   * @param local local limiter for use while Redis is unavailable
   * @param ticker advances the time that Redis returned
   */
  public RedisRateLimiter(
      RedisCircuitBreaker redis, String prefix, RateLimiter local, Ticker ticker) {
    this(
        redis, prefix, local, new MonotonicRedisClock(new RedisTime(redis, prefix + TIME), ticker));
  }

  RedisRateLimiter(
      RedisCircuitBreaker redis, String prefix, RateLimiter local, MonotonicRedisClock time) {
    this.redis = redis;
    this.prefix = prefix;
    this.local = local;
    this.time = time;
    this.meter = TokenBuckets.meter(time, /* isShared= */ true);
    this.shared =
        new JedisBasedProxyManagerBuilder<>(Mapper.STRING, redis)
            .clientClock(meter)
            .requestTimeout(redis.maxWait())
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
            .build();
  }

  @Override
  public RateLimitStatus tryAcquire(RateLimit limit, String client) {
    try {
      time.refresh();
      return TokenBuckets.spend(limit, buckets.get(name(limit, client), key -> bucket(key, limit)));
    } catch (RedisUnavailableException
        | BucketExecutionException
        | BatchFailedException unavailable) {
      fallbackCount.increment();
      return local.tryAcquire(limit, client);
    }
  }

  /** Whether this instance currently limits locally. */
  public boolean isFallbackActive() {
    return redis.isOpen();
  }

  /** How often this instance has limited locally. */
  public long fallbackCount() {
    return fallbackCount.sum();
  }

  /** Includes the limit itself: instances with different limits do not share. */
  private String name(RateLimit limit, String client) {
    return prefix
        + limit.name()
        + ':'
        + limit.requests()
        + '/'
        + limit.window().toSeconds()
        + "s:"
        + client;
  }

  private Bucket bucket(String key, RateLimit limit) {
    BucketConfiguration configuration = TokenBuckets.of(limit);
    int unsynchronized = limit.requests() / UNSYNCHRONIZED_DIVISOR;
    Optimization optimization =
        unsynchronized == 0
            ? Optimizations.batching()
            : new DelayOptimization(
                new DelayParameters(unsynchronized, MAX_SYNC_DELAY),
                NopeOptimizationListener.INSTANCE,
                meter);
    return shared.builder().withOptimization(optimization).build(key, () -> configuration);
  }
}

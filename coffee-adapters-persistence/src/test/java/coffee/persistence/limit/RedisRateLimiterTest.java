package coffee.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.MutableClock;
import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import coffee.domain.limit.RateLimiter;
import coffee.domain.limit.RateLimiterContract;
import coffee.persistence.redis.PausableRedisProxy;
import coffee.persistence.redis.RedisConnections;
import coffee.persistence.redis.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisRateLimiterTest implements RateLimiterContract {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(1);
  private static final RateLimit LARGE = new RateLimit("reads", 1_000, Duration.ofHours(1));

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private TestRedis server = TestRedis.start();
  private final PausableRedisProxy way = new PausableRedisProxy(server.address());
  private final List<Instance> instances = new ArrayList<>();
  private long latest;
  private final Instance one = patient();

  /** One instance of the service. */
  private record Instance(RedisClient client, RedisCircuitBreaker redis, RedisRateLimiter limiter) {

    void close() {
      redis.close();
      client.close();
    }
  }

  private Instance patient() {
    return instance(TestRedis.patientClient(server.address()), TestRedis.LONG);
  }

  private Instance instance(RedisClient client, Duration timeout) {
    RedisCircuitBreaker redis = new RedisCircuitBreaker(client, timeout, clock::nanos);
    RateLimiter alone = new InProcessRateLimiter(clock::nanos);
    MonotonicRedisClock time = new MonotonicRedisClock(this::redisTime, clock::nanos);
    Instance made =
        new Instance(client, redis, new RedisRateLimiter(redis, "coffee:test:limit:", alone, time));
    instances.add(made);
    return made;
  }

  /** What Redis would answer if the test's clock were its own. */
  private long redisTime(long own) {
    latest =
        Math.max(Math.max(latest, own), ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    return latest;
  }

  @AfterEach
  void stop() {
    instances.forEach(Instance::close);
    way.close();
    server.close();
  }

  @Override
  public RateLimiter limiter() {
    return one.limiter();
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }

  @Test
  void instancesShareSmallLimitExactly() {
    Instance other = patient();
    for (int i = 0; i < 2; i++) {
      assertThat(one.limiter().tryAcquire(READS, "ada").isAllowed()).isTrue();
      assertThat(other.limiter().tryAcquire(READS, "ada").isAllowed()).isTrue();
    }
    assertThat(one.limiter().tryAcquire(READS, "ada").remaining()).isZero();
    assertThat(other.limiter().tryAcquire(READS, "ada").isAllowed()).isFalse();
    assertThat(one.limiter().tryAcquire(READS, "ada").isAllowed()).isFalse();
  }

  @Test
  void concurrentInstancesShareSmallLimitExactly() {
    RateLimit limit = new RateLimit("reads", 20, Duration.ofHours(1));
    Instance other = patient();
    List<RateLimitStatus> statuses =
        Concurrently.run(32, i -> (i % 2 == 0 ? one : other).limiter().tryAcquire(limit, "ada"));
    assertThat(statuses).filteredOn(RateLimitStatus::isAllowed).hasSize(20);
  }

  @Test
  void instancesExceedLargeLimitByAtMostOnePercent() {
    Instance other = patient();
    int granted = 0;
    for (int i = 0; i < 1_500; i++) {
      granted += (i % 2 == 0 ? one : other).limiter().tryAcquire(LARGE, "ada").isAllowed() ? 1 : 0;
    }
    assertThat(granted).isBetween(1_000, 1_020);
    assertThat(one.limiter().fallbackCount()).isZero();
    assertThat(other.limiter().fallbackCount()).isZero();
  }

  @Test
  void keysHavePrefixAndExpire() {
    one.limiter().tryAcquire(READS, "key:1.2");
    one.limiter().tryAcquire(LARGE, "address:10.0.0.1");
    assertThat(one.client().keys("*"))
        .containsExactlyInAnyOrder(
            "coffee:test:limit:reads:5/10s:key:1.2",
            "coffee:test:limit:reads:1000/3600s:address:10.0.0.1");
    assertThat(one.client().keys("*"))
        .allSatisfy(key -> assertThat(one.client().pttl(key)).isBetween(1L, 20_000L));
  }

  @Test
  void refillsWhenRedisClockIsSetBack() {
    spendAll(one, "ada");
    clock.set(Instant.parse("2026-03-01T11:00:00Z"));
    Instance startedAfterwards = patient();
    assertThat(one.limiter().tryAcquire(READS, "ada").isAllowed()).isFalse();
    assertThat(startedAfterwards.limiter().tryAcquire(READS, "ada").isAllowed()).isFalse();

    pass(READS.window());

    assertThat(startedAfterwards.limiter().tryAcquire(READS, "ada").remaining()).isEqualTo(4);
    assertThat(one.limiter().tryAcquire(READS, "ada").remaining()).isEqualTo(3);
  }

  @Test
  void fallsBackToLocalLimitsAndRecovers() {
    spendAll(one, "ada");
    server.close();
    pass(Duration.ofSeconds(2));

    assertThat(one.limiter().tryAcquire(READS, "ada").remaining())
        .as("its own budget")
        .isEqualTo(4);
    assertThat(one.limiter().isFallbackActive()).isTrue();
    for (int i = 0; i < 4; i++) {
      assertThat(one.limiter().tryAcquire(READS, "ada").isAllowed()).isTrue();
    }
    assertThat(one.limiter().tryAcquire(READS, "ada").isAllowed()).as("it does limit").isFalse();
    assertThat(one.limiter().fallbackCount()).isEqualTo(6);

    server = TestRedis.startAgain(server.address());
    pass(UNTIL_ASKED_AGAIN);
    assertThat(one.limiter().tryAcquire(READS, "ada").remaining())
        .as("the shared one")
        .isEqualTo(4);
    assertThat(one.limiter().isFallbackActive()).isFalse();
    assertThat(one.limiter().fallbackCount()).isEqualTo(6);
  }

  @Test
  void retriesUnresponsiveRedisOncePerSecond() {
    Instance impatient = instance(RedisConnections.to(way.address()), SHORT);
    way.holdUp();

    assertThat(impatient.limiter().tryAcquire(READS, "ada").remaining()).isEqualTo(4);
    assertThat(impatient.limiter().isFallbackActive()).isTrue();
    for (int i = 0; i < 1_000; i++) {
      impatient.limiter().tryAcquire(LARGE, "client " + i);
    }
    assertThat(impatient.limiter().fallbackCount()).isEqualTo(1_001);
    assertThat(impatient.redis().callCount()).as("none of them asked").isEqualTo(1);

    pass(UNTIL_ASKED_AGAIN);
    impatient.limiter().tryAcquire(READS, "bob");
    assertThat(impatient.redis().callCount()).isEqualTo(2);
    assertThat(impatient.limiter().isFallbackActive()).isTrue();
  }

  private static void spendAll(Instance instance, String client) {
    while (instance.limiter().tryAcquire(READS, client).isAllowed()) {
      // until nothing is left
    }
  }
}

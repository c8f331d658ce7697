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
  private record Instance(RedisClient client, RedisCircuitBreaker redis, RedisRateLimiter budgets) {

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
  public RateLimiter budgets() {
    return one.budgets();
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }

  @Test
  void instancesShareSmallLimitExactly() {
    Instance other = patient();
    for (int i = 0; i < 2; i++) {
      assertThat(one.budgets().tryAcquire(READS, "ada").isAllowed()).isTrue();
      assertThat(other.budgets().tryAcquire(READS, "ada").isAllowed()).isTrue();
    }
    assertThat(one.budgets().tryAcquire(READS, "ada").remaining()).isZero();
    assertThat(other.budgets().tryAcquire(READS, "ada").isAllowed()).isFalse();
    assertThat(one.budgets().tryAcquire(READS, "ada").isAllowed()).isFalse();
  }

  @Test
  void concurrentInstancesShareSmallLimitExactly() {
    RateLimit limit = new RateLimit("reads", 20, Duration.ofHours(1));
    Instance other = patient();
    List<RateLimitStatus> balances =
        Concurrently.run(32, i -> (i % 2 == 0 ? one : other).budgets().tryAcquire(limit, "ada"));
    assertThat(balances).filteredOn(RateLimitStatus::isAllowed).hasSize(20);
  }

  @Test
  void instancesExceedLargeLimitByAtMostOnePercent() {
    Instance other = patient();
    int granted = 0;
    for (int i = 0; i < 1_500; i++) {
      granted += (i % 2 == 0 ? one : other).budgets().tryAcquire(LARGE, "ada").isAllowed() ? 1 : 0;
    }
    assertThat(granted).isBetween(1_000, 1_020);
    assertThat(one.budgets().fallbackCount()).isZero();
    assertThat(other.budgets().fallbackCount()).isZero();
  }

  @Test
  void keysHavePrefixAndExpire() {
    one.budgets().tryAcquire(READS, "key:1.2");
    one.budgets().tryAcquire(LARGE, "address:10.0.0.1");
    assertThat(one.client().keys("*"))
        .containsExactlyInAnyOrder(
            "coffee:test:limit:reads:5/10s:key:1.2",
            "coffee:test:limit:reads:1000/3600s:address:10.0.0.1");
    assertThat(one.client().keys("*"))
        .allSatisfy(key -> assertThat(one.client().pttl(key)).isBetween(1L, 20_000L));
  }

  @Test
  void fillsAgainThoughTheClockOfRedisIsSetBack() {
    spendAll(one, "ada");
    clock.set(Instant.parse("2026-03-01T11:00:00Z"));
    Instance startedAfterwards = patient();
    assertThat(one.budgets().tryAcquire(READS, "ada").isAllowed()).isFalse();
    assertThat(startedAfterwards.budgets().tryAcquire(READS, "ada").isAllowed()).isFalse();

    pass(READS.window());

    assertThat(startedAfterwards.budgets().tryAcquire(READS, "ada").remaining()).isEqualTo(4);
    assertThat(one.budgets().tryAcquire(READS, "ada").remaining()).isEqualTo(3);
  }

  @Test
  void fallsBackToLocalLimitsAndRecovers() {
    spendAll(one, "ada");
    server.close();
    pass(Duration.ofSeconds(2));

    assertThat(one.budgets().tryAcquire(READS, "ada").remaining())
        .as("its own budget")
        .isEqualTo(4);
    assertThat(one.budgets().isFallbackActive()).isTrue();
    for (int i = 0; i < 4; i++) {
      assertThat(one.budgets().tryAcquire(READS, "ada").isAllowed()).isTrue();
    }
    assertThat(one.budgets().tryAcquire(READS, "ada").isAllowed()).as("it does limit").isFalse();
    assertThat(one.budgets().fallbackCount()).isEqualTo(6);

    server = TestRedis.startAgain(server.address());
    pass(UNTIL_ASKED_AGAIN);
    assertThat(one.budgets().tryAcquire(READS, "ada").remaining())
        .as("the shared one")
        .isEqualTo(4);
    assertThat(one.budgets().isFallbackActive()).isFalse();
    assertThat(one.budgets().fallbackCount()).isEqualTo(6);
  }

  @Test
  void retriesUnresponsiveRedisOncePerSecond() {
    Instance impatient = instance(RedisConnections.to(way.address()), SHORT);
    way.holdUp();

    assertThat(impatient.budgets().tryAcquire(READS, "ada").remaining()).isEqualTo(4);
    assertThat(impatient.budgets().isFallbackActive()).isTrue();
    for (int i = 0; i < 1_000; i++) {
      impatient.budgets().tryAcquire(LARGE, "spender " + i);
    }
    assertThat(impatient.budgets().fallbackCount()).isEqualTo(1_001);
    assertThat(impatient.redis().callCount()).as("none of them asked").isEqualTo(1);

    pass(UNTIL_ASKED_AGAIN);
    impatient.budgets().tryAcquire(READS, "bob");
    assertThat(impatient.redis().callCount()).isEqualTo(2);
    assertThat(impatient.budgets().isFallbackActive()).isTrue();
  }

  private static void spendAll(Instance instance, String spender) {
    while (instance.budgets().tryAcquire(READS, spender).isAllowed()) {
      // until nothing is left
    }
  }
}

package coffee.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.MutableClock;
import coffee.domain.Ticker;
import coffee.persistence.redis.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** The time that instances share through a Redis. */
class MonotonicRedisClockTest {

  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final long TEN_MINUTES = TimeUnit.MINUTES.toNanos(10);

  private final TestRedis server = TestRedis.start();
  private final RedisClient client = TestRedis.patientClient(server.address());
  private final RedisCircuitBreaker redis =
      new RedisCircuitBreaker(client, TestRedis.LONG, Ticker.SYSTEM);
  private final MutableClock mine = new MutableClock(Instant.EPOCH);

  @AfterEach
  void stop() {
    redis.close();
    client.close();
    server.close();
  }

  private MonotonicRedisClock instance() {
    return new MonotonicRedisClock(new RedisTime(redis, "time"), mine::nanos);
  }

  private static long nanos(MonotonicRedisClock time) {
    time.refresh();
    return time.nanos();
  }

  private long nowOfRedis() {
    Instant now = Instant.now(); // it runs on this machine
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  @Test
  void returnsRedisTimeForAnyInstanceClock() {
    assertThat(nanos(instance())).isCloseTo(nowOfRedis(), within(TEN_MINUTES));
  }

  @Test
  void advancesByItselfBetweenQueriesOfRedis() {
    MonotonicRedisClock time = instance();
    long first = nanos(time);
    long asked = redis.callCount();

    mine.pass(Duration.ofMillis(9_999));
    assertThat(nanos(time) - first).isEqualTo(TimeUnit.MILLISECONDS.toNanos(9_999));
    assertThat(redis.callCount()).isEqualTo(asked);

    mine.pass(Duration.ofMillis(1));
    assertThat(nanos(time) - first).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(10));
    assertThat(redis.callCount()).isEqualTo(asked + 1);
  }

  @Test
  void othersDoNotWaitForQuery() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Void> answered = new CompletableFuture<>();
    AtomicLong queries = new AtomicLong();
    MonotonicRedisClock time =
        new MonotonicRedisClock(
            own -> {
              if (queries.incrementAndGet() > 1) {
                asked.countDown();
                answered.join();
              }
              return own;
            },
            mine::nanos);
    time.refresh();
    mine.pass(Duration.ofSeconds(10));

    CompletableFuture<Void> one = CompletableFuture.runAsync(time::refresh);
    asked.await();
    CompletableFuture.runAsync(time::refresh).get(10, TimeUnit.SECONDS);

    assertThat(time.nanos()).isEqualTo(TimeUnit.SECONDS.toNanos(10));
    assertThat(queries).hasValue(2);
    answered.complete(null);
    one.get(10, TimeUnit.SECONDS);
  }

  @Test
  void staysMonotonicWhenRedisClockIsSetBack() {
    long ahead = nowOfRedis() + HOUR;
    client.set("time", Long.toString(TimeUnit.NANOSECONDS.toMicros(ahead)));

    MonotonicRedisClock first = instance();
    assertThat(nanos(first)).isBetween(ahead - 1_000, ahead);
    mine.pass(Duration.ofSeconds(10));
    long later = nanos(first);
    assertThat(later - ahead).isCloseTo(TimeUnit.SECONDS.toNanos(10), within(1_000L));

    assertThat(nanos(instance())).as("started afterwards").isEqualTo(later);
  }

  @Test
  void followsRedisClockSetForward() {
    client.set("time", "1000000");
    assertThat(nanos(instance())).isCloseTo(nowOfRedis(), within(TEN_MINUTES));
  }

  @Test
  void keepsRedisKeyLongerThanAnyBudget() {
    nanos(instance());
    assertThat(client.pttl("time")).isGreaterThan(TimeUnit.DAYS.toMillis(1));
  }
}

package coffee.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AtOnce;
import coffee.domain.MovableClock;
import coffee.domain.limit.Balance;
import coffee.domain.limit.Budgets;
import coffee.domain.limit.BudgetsContract;
import coffee.domain.limit.Limit;
import coffee.persistence.redis.HeldUpRedis;
import coffee.persistence.redis.Redis;
import coffee.persistence.redis.RedisConnections;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisBudgetsTest implements BudgetsContract {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(1);
  private static final Limit LARGE = new Limit("reads", 1_000, Duration.ofHours(1));

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private Redis server = Redis.start();
  private final HeldUpRedis way = new HeldUpRedis(server.address());
  private final List<Instance> instances = new ArrayList<>();
  private long latest;
  private final Instance one = patient();

  /** One instance of the service. */
  private record Instance(RedisClient client, RedisCircuitBreaker redis, RedisBudgets budgets) {

    void close() {
      redis.close();
      client.close();
    }
  }

  private Instance patient() {
    return instance(Redis.patientClient(server.address()), Redis.LONG);
  }

  private Instance instance(RedisClient client, Duration patience) {
    RedisCircuitBreaker redis = new RedisCircuitBreaker(client, patience, clock::nanos);
    Budgets alone = new ProcessBudgets(clock::nanos);
    SharedTime time = new SharedTime(this::redisTime, clock::nanos);
    Instance made =
        new Instance(client, redis, new RedisBudgets(redis, "coffee:test:limit:", alone, time));
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
  public Budgets budgets() {
    return one.budgets();
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }

  @Test
  void instancesShareASmallLimitExactly() {
    Instance other = patient();
    for (int i = 0; i < 2; i++) {
      assertThat(one.budgets().spend(READS, "ada").isGranted()).isTrue();
      assertThat(other.budgets().spend(READS, "ada").isGranted()).isTrue();
    }
    assertThat(one.budgets().spend(READS, "ada").remaining()).isZero();
    assertThat(other.budgets().spend(READS, "ada").isGranted()).isFalse();
    assertThat(one.budgets().spend(READS, "ada").isGranted()).isFalse();
  }

  @Test
  void instancesThatAreAskedAtOnceShareASmallLimitExactly() {
    Limit limit = new Limit("reads", 20, Duration.ofHours(1));
    Instance other = patient();
    List<Balance> balances =
        AtOnce.run(32, i -> (i % 2 == 0 ? one : other).budgets().spend(limit, "ada"));
    assertThat(balances).filteredOn(Balance::isGranted).hasSize(20);
  }

  @Test
  void instancesTogetherGrantAtMostAHundredthOfALargeLimitTooMuch() {
    Instance other = patient();
    int granted = 0;
    for (int i = 0; i < 1_500; i++) {
      granted += (i % 2 == 0 ? one : other).budgets().spend(LARGE, "ada").isGranted() ? 1 : 0;
    }
    assertThat(granted).isBetween(1_000, 1_020);
    assertThat(one.budgets().timesAlone()).isZero();
    assertThat(other.budgets().timesAlone()).isZero();
  }

  @Test
  void whatItKeepsIsNamedAndExpires() {
    one.budgets().spend(READS, "key:1.2");
    one.budgets().spend(LARGE, "address:10.0.0.1");
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
    assertThat(one.budgets().spend(READS, "ada").isGranted()).isFalse();
    assertThat(startedAfterwards.budgets().spend(READS, "ada").isGranted()).isFalse();

    pass(READS.window());

    assertThat(startedAfterwards.budgets().spend(READS, "ada").remaining()).isEqualTo(4);
    assertThat(one.budgets().spend(READS, "ada").remaining()).isEqualTo(3);
  }

  @Test
  void limitsByItselfWhileRedisIsAwayAndComesBackByItself() {
    spendAll(one, "ada");
    server.close();
    pass(Duration.ofSeconds(2));

    assertThat(one.budgets().spend(READS, "ada").remaining()).as("its own budget").isEqualTo(4);
    assertThat(one.budgets().isAlone()).isTrue();
    for (int i = 0; i < 4; i++) {
      assertThat(one.budgets().spend(READS, "ada").isGranted()).isTrue();
    }
    assertThat(one.budgets().spend(READS, "ada").isGranted()).as("it does limit").isFalse();
    assertThat(one.budgets().timesAlone()).isEqualTo(6);

    server = Redis.startAgain(server.address());
    pass(UNTIL_ASKED_AGAIN);
    assertThat(one.budgets().spend(READS, "ada").remaining()).as("the shared one").isEqualTo(4);
    assertThat(one.budgets().isAlone()).isFalse();
    assertThat(one.budgets().timesAlone()).isEqualTo(6);
  }

  @Test
  void doesNotWaitForARedisThatDoesNotAnswerAndAsksOnceASecond() {
    Instance impatient = instance(RedisConnections.to(way.address()), SHORT);
    way.holdUp();

    assertThat(impatient.budgets().spend(READS, "ada").remaining()).isEqualTo(4);
    assertThat(impatient.budgets().isAlone()).isTrue();
    for (int i = 0; i < 1_000; i++) {
      impatient.budgets().spend(LARGE, "spender " + i);
    }
    assertThat(impatient.budgets().timesAlone()).isEqualTo(1_001);
    assertThat(impatient.redis().asked()).as("none of them asked").isEqualTo(1);

    pass(UNTIL_ASKED_AGAIN);
    impatient.budgets().spend(READS, "bob");
    assertThat(impatient.redis().asked()).isEqualTo(2);
    assertThat(impatient.budgets().isAlone()).isTrue();
  }

  private static void spendAll(Instance instance, String spender) {
    while (instance.budgets().spend(READS, spender).isGranted()) {
      // until nothing is left
    }
  }
}

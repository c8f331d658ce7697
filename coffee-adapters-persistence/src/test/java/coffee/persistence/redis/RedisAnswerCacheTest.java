package coffee.persistence.redis;

import static coffee.domain.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import coffee.domain.MovableClock;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.AnswerCacheContract;
import coffee.domain.person.PersonId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisAnswerCacheTest implements AnswerCacheContract {

  private static final Redis REDIS = Redis.start();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final byte[] ANSWER = "answer".getBytes(UTF_8);

  private final RedisClient redis = Redis.patientClient(REDIS.address());
  private final AnswerCache cache =
      new RedisAnswerCache(redis, "a*b:", Duration.ofHours(1), () -> 0);

  @AfterAll
  static void stop() {
    REDIS.close();
  }

  @BeforeEach
  void empty() {
    redis.flushAll();
  }

  @AfterEach
  void disconnect() {
    redis.close();
  }

  @Override
  public AnswerCache cache() {
    return cache;
  }

  @Test
  void putsItsPrefixBeforeEveryKeyAndAnEndToEveryAnswer() {
    cache.remember("key", ANSWER);

    assertThat(redis.keys("*")).containsExactly("a*b:key");
    assertThat(redis.pttl("a*b:key")).isPositive().isLessThanOrEqualTo(3_600_000);
  }

  @Test
  void forgetsNothingThatIsNotItsOwn() {
    redis.set("other", "kept");
    redis.set("axb:key", "kept");
    for (int i = 0; i < 2_500; i++) {
      cache.remember("key " + i, ANSWER);
    }

    cache.clear();

    assertThat(redis.keys("*")).containsExactlyInAnyOrder("other", "axb:key");
  }

  @Test
  void missesWhileRedisIsAwayAndComesBackByItself() {
    Redis server = Redis.start();
    URI address = server.address();
    MovableClock clock = new MovableClock(NINE);
    try (RedisClient client = Redis.patientClient(address)) {
      AnswerCache away = new RedisAnswerCache(client, "", Duration.ofHours(1), clock::nanos);
      away.remember("key", ANSWER);
      assertThat(away.find("key")).isPresent();

      server.close();
      assertThat(away.find("key")).isEmpty();
      clock.pass(Duration.ofSeconds(2));
      away.remember("key", ANSWER);
      away.forget(new PersonId(1));
      assertThat(away.find("key")).isEmpty();
      assertRefused(Reason.UNAVAILABLE, "cache_unavailable", away::clear);

      server = Redis.startAgain(address);
      away.remember("key", ANSWER);
      assertThat(away.find("key")).as("still paused").isEmpty();
      clock.pass(Duration.ofSeconds(2));
      away.remember("key", ANSWER);
      assertThat(away.find("key")).isPresent();
    } finally {
      server.close();
    }
  }

  @Test
  void doesNotWaitForARedisThatTakesCallsButNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        RedisClient client =
            RedisConnections.to(URI.create("redis://127.0.0.1:" + silent.getLocalPort()))) {
      AnswerCache away = new RedisAnswerCache(client, "", Duration.ofHours(1), () -> 0);

      assertThat(away.find("key")).isEmpty();
      away.remember("key", ANSWER);
      assertRefused(Reason.UNAVAILABLE, "cache_unavailable", away::clear);
    }
  }

  @Test
  void doesNotMindWhatSomebodyElseHasPutUnderAKey() {
    redis.lpush("a*b:key", "a list");

    assertThat(cache.find("key")).isEmpty();
  }
}

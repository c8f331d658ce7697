package coffee.persistence.redis;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import coffee.domain.MutableClock;
import coffee.domain.correlation.AnswerBytes;
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

  private static final TestRedis REDIS = TestRedis.start();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final AnswerBytes ANSWER = AnswerBytes.copyOf("answer".getBytes(UTF_8));

  private final RedisClient redis = TestRedis.patientClient(REDIS.address());
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
  void keysHavePrefixAndExpire() {
    cache.put(ADA, "key", ANSWER);

    assertThat(redis.keys("*")).containsExactly("a*b:1");
    assertThat(redis.pttl("a*b:1")).isPositive().isLessThanOrEqualTo(3_600_000);
  }

  @Test
  void holdsNoMoreOfAPersonThanItsBounds() {
    for (int i = 0; i < 3 * AnswerCache.MAX_ANSWERS_OF_A_PERSON; i++) {
      cache.put(ADA, "small " + i, ANSWER);
    }
    assertThat(redis.hlen("a*b:1")).isEqualTo(AnswerCache.MAX_ANSWERS_OF_A_PERSON + 1);

    int part = AnswerCache.MAX_BYTES_OF_A_PERSON / 2;
    cache.put(ADA, "half", AnswerBytes.copyOf(new byte[part]));
    cache.put(ADA, "too large", AnswerBytes.copyOf(new byte[2 * part + 1]));
    assertThat(cache.find(ADA, "too large")).isEmpty();
    assertThat(cache.find(ADA, "half")).isPresent();
    cache.put(ADA, "other half", AnswerBytes.copyOf(new byte[part]));
    assertThat(redis.hkeys("a*b:1")).containsExactlyInAnyOrder("", "half", "other half");
    cache.put(ADA, "small", ANSWER);
    assertThat(redis.hkeys("a*b:1")).containsExactlyInAnyOrder("", "other half", "small");
  }

  /** They stood for themselves, and were not compressed. */
  @Test
  void ignoresAndDeletesAnswersOfEarlierVersions() {
    redis.set("a*b:1/1.0.0/7/180 days", "{\"correlations\": []}");
    redis.set("a*b:11/1.0.0/7/180 days", "kept");
    assertThat(cache.find(ADA, "1/1.0.0/7/180 days")).isEmpty();
    cache.put(ADA, "1/1.0.0/7/180 days", ANSWER);
    assertThat(cache.find(ADA, "1/1.0.0/7/180 days")).isPresent();

    cache.evictPerson(ADA);

    assertThat(redis.keys("*")).containsExactly("a*b:11/1.0.0/7/180 days");
  }

  @Test
  void clearKeepsForeignKeys() {
    redis.set("other", "kept");
    redis.set("axb:key", "kept");
    for (int i = 0; i < 2_500; i++) {
      cache.put(new PersonId(i), "key", ANSWER);
    }

    cache.clear();

    assertThat(redis.keys("*")).containsExactlyInAnyOrder("other", "axb:key");
  }

  @Test
  void missesDuringOutageAndRecovers() {
    TestRedis server = TestRedis.start();
    URI address = server.address();
    MutableClock clock = new MutableClock(NINE);
    try (RedisClient client = TestRedis.patientClient(address)) {
      AnswerCache unavailable = new RedisAnswerCache(client, "", Duration.ofHours(1), clock::nanos);
      unavailable.put(ADA, "key", ANSWER);
      assertThat(unavailable.find(ADA, "key")).isPresent();

      server.close();
      assertThat(unavailable.find(ADA, "key")).isEmpty();
      clock.pass(Duration.ofSeconds(2));
      unavailable.put(ADA, "key", ANSWER);
      unavailable.evictPerson(new PersonId(1));
      assertThat(unavailable.find(ADA, "key")).isEmpty();
      assertRefused(Reason.UNAVAILABLE, "cache_unavailable", unavailable::clear);

      server = TestRedis.startAgain(address);
      unavailable.put(ADA, "key", ANSWER);
      assertThat(unavailable.find(ADA, "key")).as("still paused").isEmpty();
      clock.pass(Duration.ofSeconds(2));
      unavailable.put(ADA, "key", ANSWER);
      assertThat(unavailable.find(ADA, "key")).isPresent();
    } finally {
      server.close();
    }
  }

  @Test
  void doesNotWaitForUnresponsiveRedis() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        RedisClient client =
            RedisConnections.to(URI.create("redis://127.0.0.1:" + silent.getLocalPort()))) {
      AnswerCache unavailable = new RedisAnswerCache(client, "", Duration.ofHours(1), () -> 0);

      assertThat(unavailable.find(ADA, "key")).isEmpty();
      unavailable.put(ADA, "key", ANSWER);
      assertRefused(Reason.UNAVAILABLE, "cache_unavailable", unavailable::clear);
    }
  }

  @Test
  void treatsValuesOfOtherTypesAsMisses() {
    redis.lpush("a*b:1", "a list");

    assertThat(cache.find(ADA, "key")).isEmpty();
  }
}

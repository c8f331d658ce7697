package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.PausableRedisProxy;
import coffee.persistence.redis.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedRateLimitTest {

  private static final int LIMIT = 20;

  private final TestDatabase database = TestDatabase.fresh();
  private final TestRedis redis = TestRedis.start();
  private final PausableRedisProxy way = new PausableRedisProxy(redis.address());

  @AfterEach
  void stop() {
    way.close();
    redis.close();
    database.close();
  }

  private RunningService instance(String timeout) {
    return RunningService.over(
        database,
        Map.of(
            "REDIS_URL",
            way.address().toString(),
            "LIMIT_READS",
            Integer.toString(LIMIT),
            "LIMIT_WINDOW",
            "1d",
            "LIMITS_REDIS_PATIENCE",
            timeout));
  }

  @Test
  void twoInstancesShareLimit() {
    try (RunningService one = instance("10s");
        RunningService other = instance("10s")) {
      for (int i = 0; i < LIMIT; i++) {
        HttpTestClient client = (i % 2 == 0 ? one : other).owner();
        assertThat(client.get("/v1/coffee").header("RateLimit"))
            .startsWith("\"reads\";r=%d;".formatted(LIMIT - 1 - i));
      }
      assertRefused(one.owner().get("/v1/coffee"));
      assertRefused(other.owner().get("/v1/coffee"));
    }
  }

  @Test
  void fallsBackToLocalLimitsWhileRedisIsSlow() {
    try (RunningService service = instance("50ms")) {
      way.holdUp();
      for (int i = 0; i < LIMIT; i++) {
        assertThat(service.owner().get("/v1/coffee").status()).isEqualTo(200);
      }
      assertRefused(service.owner().get("/v1/coffee"));
      assertThat(service.owner().get("/health").json().get("status").asText())
          .isEqualTo("degraded");
      assertThat(new HttpTestClient(service.adminPort(), "").get("/metrics").body())
          .contains("\nredis_up 0.0\n");
      assertThat(
              service.metrics().getGauges((name, metric) -> name.equals("limits.alone")).values())
          .singleElement()
          .satisfies(alone -> assertThat((Long) alone.getValue()).isGreaterThan(LIMIT));
    }
  }

  private static void assertRefused(HttpTestResponse answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().get("code").asText()).isEqualTo("rate_limited");
  }
}

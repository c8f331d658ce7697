package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.app.support.GoldenPerson;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.domain.correlation.regression.StudentT;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.TestRedis;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CorrelationJourneyTest {

  private Optional<RunningService> service = Optional.empty();

  @AfterEach
  void stop() {
    service.ifPresent(RunningService::close);
  }

  /** METHOD 5, G9: 4.291497 bpm, 1.919692 to 6.663302, in a zone that is always +01:00. */
  @Test
  void goldenPersonGetsExpectedEffectWithoutRedis() throws IOException {
    JsonNode answer;
    HttpTestClient owner;
    try (TestRedis redis = TestRedis.start()) {
      owner = startedWith(redis).owner();
      GoldenPerson.sendTo(owner);
      answer = owner.get(GoldenPerson.QUESTION).json();
      JsonNode effect = answer.get("analysis").get("effect");
      assertThat(effect.get("bpm_per_100_mg").asDouble()).isCloseTo(4.291497, within(0.01));
      assertThat(effect.get("ci_low").asDouble()).isCloseTo(1.919692, within(0.01));
      assertThat(effect.get("ci_high").asDouble()).isCloseTo(6.663302, within(0.01));
      double halfWidth =
          StudentT.limit95(effect.get("degrees_of_freedom").asDouble())
              * effect.get("standard_error").asDouble();
      assertThat(halfWidth).isCloseTo((6.663302 - 1.919692) / 2, within(0.001));
      assertThat(answer.get("analysis").get("verdict").asText()).isEqualTo("raises");
      assertThat(answer.get("summary").asText()).contains("After your coffees");
      assertThat(owner.get(GoldenPerson.QUESTION).json()).isEqualTo(answer);
      assertThat(owner.get("/health").json().get("status").asText()).isEqualTo("ok");
    }
    assertThat(owner.get(GoldenPerson.QUESTION).json()).isEqualTo(answer);
    assertThat(owner.post("/v1/coffee", "{\"caffeine_mg\": 80}").status()).isEqualTo(201);
    HttpTestResponse health = owner.get("/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().get("status").asText()).isEqualTo("degraded");
    assertThat(health.json().get("redis").asText()).isEqualTo("down");
  }

  private RunningService startedWith(TestRedis redis) {
    Map<String, String> environment = new HashMap<>(GoldenPerson.environment());
    environment.put("REDIS_URL", redis.address().toString());
    environment.put("LIMITS_REDIS_PATIENCE", "10s"); // slow is another matter
    service = Optional.of(RunningService.over(TestDatabase.fresh(), environment));
    return service.get();
  }
}

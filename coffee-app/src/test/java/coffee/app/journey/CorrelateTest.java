package coffee.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.app.support.HttpCalls;
import coffee.app.support.HttpCalls.Answer;
import coffee.app.support.RunningService;
import coffee.persistence.Postgres;
import coffee.persistence.redis.Redis;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CorrelateTest {

  private static final String QUESTION = "/v1/heartrate/correlation?from=2026-03-08&to=2026-04-07";

  private Optional<RunningService> service = Optional.empty();

  @AfterEach
  void stop() {
    service.ifPresent(RunningService::close);
  }

  /** METHOD G9, line 1: 4.330892 bpm, 2.064103 to 6.59768, in a zone that is always +01:00. */
  @Test
  void thePersonOfTheMethodIsAnsweredAndRedisMayGoAway() throws IOException {
    JsonNode answer;
    HttpCalls owner;
    try (Redis redis = Redis.start()) {
      owner = startedWith(redis).owner();
      send(owner, "/v1/coffee/batch", lines("coffees"));
      List<String> readings = lines("heart_rate");
      send(owner, "/v1/heartrate/batch", readings.subList(0, 5_000));
      send(owner, "/v1/heartrate/batch", readings.subList(5_000, readings.size()));
      answer = owner.get(QUESTION).json();
      JsonNode effect = answer.get("analysis").get("effect");
      assertThat(effect.get("bpm_per_100_mg").asDouble()).isCloseTo(4.330892, within(0.01));
      assertThat(effect.get("ci_low").asDouble()).isCloseTo(2.064103, within(0.01));
      assertThat(effect.get("ci_high").asDouble()).isCloseTo(6.59768, within(0.01));
      assertThat(answer.get("analysis").get("verdict").asText()).isEqualTo("raises");
      assertThat(answer.get("summary").asText()).contains("After your coffees");
      assertThat(owner.get(QUESTION).json()).isEqualTo(answer);
      assertThat(owner.get("/health").json().get("status").asText()).isEqualTo("ok");
    }
    assertThat(owner.get(QUESTION).json()).isEqualTo(answer);
    assertThat(owner.post("/v1/coffee", "{\"caffeine_mg\": 80}").status()).isEqualTo(201);
    Answer health = owner.get("/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().get("status").asText()).isEqualTo("degraded");
    assertThat(health.json().get("redis").asText()).isEqualTo("down");
  }

  private RunningService startedWith(Redis redis) {
    Map<String, String> environment =
        Map.of(
            "TZ", "+01:00",
            "MIN_HEART_RATE_BPM", "20", // artefacts are among them, which the method ignores
            "REDIS_URL", redis.address().toString());
    service = Optional.of(RunningService.over(Postgres.fresh(), environment));
    return service.get();
  }

  private static void send(HttpCalls owner, String path, List<String> lines) {
    Answer stored =
        owner.send(
            "POST",
            path,
            BodyPublishers.ofString(String.join("\n", lines)),
            "Content-Type",
            "application/x-ndjson");
    assertThat(stored.json().get("stored").asInt()).isEqualTo(lines.size());
  }

  private static List<String> lines(String name) throws IOException {
    String file = "/golden/person_seed1/" + name + ".ndjson.gz";
    try (InputStream packed = CorrelateTest.class.getResourceAsStream(file);
        InputStream plain = new GZIPInputStream(packed)) {
      return new String(plain.readAllBytes(), UTF_8).lines().toList();
    }
  }
}

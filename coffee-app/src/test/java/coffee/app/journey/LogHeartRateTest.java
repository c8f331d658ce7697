package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class LogHeartRateTest {

  @Test
  void logsReadsAndSummarizesHeartRates() {
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      HttpTestClient owner = service.owner();
      HttpTestResponse logged = owner.post("/v1/heartrate", "{\"bpm\": 62}");
      assertThat(logged.status()).isEqualTo(201);
      assertThat(owner.get(logged.header("Location")).json()).isEqualTo(logged.json());
      assertThat(owner.get("/v1/heartrate/current").json().get("bpm").asInt()).isEqualTo(62);

      String morning =
          """
          {"timestamp": "2026-03-09T07:00:00Z", "bpm": 60, "source": "watch"}
          {"timestamp": "2026-03-09T07:01:00Z", "bpm": 70, "source": "watch"}
          {"timestamp": "2026-03-09T07:01:00Z", "bpm": 71, "source": "watch"}
          """;
      HttpTestResponse batch =
          owner.send(
              "POST",
              "/v1/heartrate/batch",
              BodyPublishers.ofString(morning),
              "Content-Type",
              "application/x-ndjson");
      assertThat(batch.json().get("stored").asInt()).isEqualTo(2);
      assertThat(batch.json().get("results").get(2).get("status").asText()).isEqualTo("conflict");

      HttpTestResponse range =
          owner.get("/v1/heartrate/range?start=2026-03-09T07:00:00Z&end=2026-03-09T07:02:00Z");
      assertThat(range.json().get("readings_count").asInt()).isEqualTo(2);
      assertThat(range.json().get("stats").get("avg_bpm").asDouble()).isEqualTo(65);
    }
  }
}

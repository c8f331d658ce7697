package coffee.rest.steps;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsResourceTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person("Europe/Berlin");

  private ApiResponse log(String timestamp, Object seconds, Object steps, String source) {
    return client.post(
        "/v1/steps",
        """
        {"timestamp": "%s", "duration_seconds": %s, "steps": %s, "source": "%s"}\
        """
            .formatted(timestamp, seconds, steps, source));
  }

  @Test
  void storesACountOnce() {
    String minute =
        """
        {"timestamp": "2026-03-01T08:15:00.000Z", "duration_seconds": 60.0, "steps": 84,
         "source": "watch"}\
        """;
    ApiResponse stored = log("2026-03-01T09:15:00+01:00", 60, 84, "watch");
    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.json()).isEqualTo(ApiResponse.json(minute));
    ApiResponse again = log("2026-03-01T08:15:00Z", 60, 84, "watch");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(ApiResponse.json(minute));
    assertThat(log("2026-03-01T08:15:00Z", 60, 90, "watch").status()).isEqualTo(201); // it grew
    ApiResponse overlap = log("2026-03-01T08:15:30Z", 60, 10, "watch");
    assertThat(overlap.status()).isEqualTo(409);
    assertThat(overlap.problem().path("code").asText()).isEqualTo("steps_exist");
    assertThat(client.get("/v1/steps").json().path("total_steps").asInt()).isEqualTo(90);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T08:15:00Z, 1801, 1, /duration_seconds, out_of_range",
    "2026-03-01T08:15:00Z, 0, 1, /duration_seconds, out_of_range",
    "2026-03-01T08:15:00Z, 60, -1, /steps, out_of_range",
    "2026-03-01T08:15:00Z, 60, 10001, /steps, out_of_range",
    "2026-03-01T08:15:00Z, 60, 1.5, /steps, not_whole",
    "2026-03-02T08:15:00Z, 60, 1, /timestamp, timestamp_in_future",
    "1999-03-02T08:15:00Z, 60, 1, /timestamp, timestamp_too_early"
  })
  void namesWhatIsWrong(String at, String seconds, String steps, String pointer, String code) {
    ApiResponse answer = log(at, seconds, steps, "watch");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem().path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
    assertThat(answer.problem().path("errors").path(0).path("code").asText()).isEqualTo(code);
  }

  @Test
  void refusesWhatEndsInTheFuture() {
    assertThat(log("2026-03-01T12:04:30Z", 60, 1, "watch").problem().path("code").asText())
        .isEqualTo("timestamp_in_future");
  }

  @Test
  void endsNowWithoutATimestamp() {
    ApiResponse answer = client.post("/v1/steps", "{\"duration_seconds\": 60, \"steps\": 5}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("timestamp").asText()).isEqualTo("2026-03-01T11:59:00.000Z");
    assertThat(answer.json().path("source").asText()).isEqualTo("manual");
  }

  @Test
  void storesTheValidItemsOfABatch() {
    ApiResponse answer =
        client.send(
            "POST",
            "/v1/steps/batch",
            BodyPublishers.ofString(
                """
                {"timestamp": "2026-03-01T07:15:00Z", "duration_seconds": 60, "steps": 84}
                {"timestamp": "2026-03-01T07:15:30Z", "duration_seconds": 60, "steps": 84}
                {"timestamp": "2026-03-01T07:16:00Z", "duration_seconds": 60}
                {"timestamp": "2026-03-01T07:16:00Z", "duration_seconds": 60, "steps": 0}
                """),
            "Content-Type",
            "application/x-ndjson");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("stored").asInt()).isEqualTo(2);
    assertThat(answer.json().path("results").findValuesAsText("status"))
        .startsWith("stored", "conflict")
        .contains("refused");
  }

  @Test
  void sumsByIntervalWithoutAddingSources() {
    log("2026-03-01T08:00:00Z", 60, 100, "watch");
    log("2026-03-01T08:05:00Z", 60, 20, "watch");
    log("2026-03-01T08:20:00Z", 60, 3, "watch");
    log("2026-03-01T08:01:00Z", 60, 90, "phone");
    log("2026-03-01T10:30:00Z", 300, 500, "phone");
    assertThat(
            client
                .get("/v1/steps?resolution=1h&from=2026-03-01T08:00Z&to=2026-03-01T11:00Z")
                .json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"period": {"start": "2026-03-01T08:00:00.000Z",
                  "end": "2026-03-01T11:00:00.000Z", "resolution": "1h"},
                 "total_steps": 623, "known_bins": 6, "intervals": [
                  {"timestamp": "2026-03-01T08:00:00.000Z", "steps": 123, "known_minutes": 25},
                  {"timestamp": "2026-03-01T10:00:00.000Z", "steps": 500, "known_minutes": 5}]}\
                """));
    assertThat(client.get("/v1/steps?resolution=1d&from=2026-03-01").json().path("intervals"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"timestamp": "2026-02-28T23:00:00.000Z", "steps": 623, "known_minutes": 30}]\
                """));
    assertThat(
            client
                .get("/v1/steps?from=2026-03-01T08:05Z&to=2026-03-01T08:10Z")
                .json()
                .path("intervals"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"timestamp": "2026-03-01T08:05:00.000Z", "steps": 20, "known_minutes": 5}]\
                """));
  }

  @Test
  void limitsThePeriod() {
    assertThat(client.get("/v1/steps?from=2025-01-01").status()).isEqualTo(422);
    assertThat(client.get("/v1/steps?from=2025-03-01&resolution=1d").status()).isEqualTo(200);
    assertThat(client.get("/v1/steps?from=2025-02-01&resolution=1d").status()).isEqualTo(422);
    assertThat(client.get("/v1/steps?from=2026-03-01&to=2026-02-01").status()).isEqualTo(422);
  }

  @Test
  void deletesAPeriod() {
    log("2026-03-01T08:00:00Z", 60, 100, "watch");
    log("2026-03-01T08:01:00Z", 60, 10, "watch");
    assertThat(client.send("DELETE", "/v1/steps", BodyPublishers.noBody()).status()).isEqualTo(422);
    String path = "/v1/steps?from=2026-03-01T08:01:00Z&to=2026-03-01T09:00:00Z";
    assertThat(client.send("DELETE", path, BodyPublishers.noBody()).json())
        .isEqualTo(ApiResponse.json("{\"removed\": 1}"));
    assertThat(client.get("/v1/steps").json().path("total_steps").asInt()).isEqualTo(100);
    assertThat(client.send("DELETE", path + "&source=watch", BodyPublishers.noBody()).json())
        .isEqualTo(ApiResponse.json("{\"removed\": 0}"));
  }
}

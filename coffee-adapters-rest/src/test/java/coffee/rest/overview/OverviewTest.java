package coffee.rest.overview;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OverviewTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @Test
  void returnsAllFieldsWithoutData() {
    assertThat(client.get("/v1/now").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"local_date": "2026-03-01", "time_zone": "Europe/Berlin", "today_mg": 0.0,
                 "today_count": 0, "limit_mg": 400.0, "limit_used_pct": 0.0, "active_mg": 0.0,
                 "last_intake_at": null, "minutes_since_last": null,
                 "sleep_ok_at": "2026-03-01T12:00:00.000Z", "headroom_mg": 400.0, "bpm": null,
                 "bpm_at": null, "bpm_context": null,
                 "experiment_instruction": null}\
                """));
  }

  @Test
  void returnsCurrentStatus() {
    client.post("/v1/coffee", "{\"caffeine_mg\": 100, \"timestamp\": \"2026-03-01T11:18:30Z\"}");
    read("2026-03-01T11:59:00Z", 64, "resting");

    ApiResponse answer = client.get("/v1/now");

    assertThat(answer.json().path("today_mg").asDouble()).isEqualTo(100);
    assertThat(answer.json().path("limit_used_pct").asDouble()).isEqualTo(25);
    assertThat(answer.json().path("headroom_mg").asDouble()).isEqualTo(300);
    assertThat(answer.json().path("minutes_since_last").asInt()).isEqualTo(41);
    assertThat(answer.json().path("bpm").asInt()).isEqualTo(64);
    assertThat(answer.json().path("bpm_context").asText()).isEqualTo("resting");
  }

  @Test
  void ignoresEntriesMoreThanFiveMinutesAhead() {
    client.post("/v1/coffee", "{\"caffeine_mg\": 100, \"timestamp\": \"2026-03-01T09:05:00Z\"}");
    client.post("/v1/coffee", "{\"caffeine_mg\": 50, \"timestamp\": \"2026-03-01T09:05:00.001Z\"}");
    read("2026-03-01T09:05:00Z", 64, "resting");
    read("2026-03-01T09:05:00.001Z", 99, "resting");
    SERVICE.clock().set("2026-03-01T09:00:00Z");

    ApiResponse now = client.get("/v1/now");

    assertThat(now.json().path("bpm").asInt()).isEqualTo(64);
    assertThat(now.json().path("last_intake_at").asText()).isEqualTo("2026-03-01T09:05:00.000Z");
    assertThat(now.json().path("minutes_since_last").asInt()).isZero();
    assertThat(client.get("/v1/heartrate/current").json().path("bpm").asInt()).isEqualTo(64);
  }

  @Test
  void isEmptyIfAllEntriesLieInFuture() {
    client.post("/v1/coffee", "{\"caffeine_mg\": 100, \"timestamp\": \"2026-03-01T10:00:00Z\"}");
    read("2026-03-01T10:00:00Z", 99, "resting");
    SERVICE.clock().set("2026-03-01T09:00:00Z");

    ApiResponse now = client.get("/v1/now");

    assertThat(now.json().path("bpm").isNull()).isTrue();
    assertThat(now.json().path("last_intake_at").isNull()).isTrue();
    assertThat(client.get("/v1/heartrate/current").json().path("code").asText())
        .isEqualTo("no_data");
  }

  @Test
  void listsDaysNewestFirstWithoutGaps() {
    client.post(
        "/v1/coffee",
        "{\"caffeine_mg\": 500, \"timestamp\": \"2026-02-26T23:30:00Z\", \"duration_minutes\": 0}");
    read("2026-02-27T08:00:00Z", 60, "resting");
    read("2026-02-27T09:00:00Z", 71, "active");

    assertThat(client.get("/v1/days?from=2026-02-26&to=2026-02-28").json())
        .isEqualTo(
            ApiResponse.json(
                """
                [{"date": "2026-02-27", "total_mg": 500.0, "count": 1,
                  "first_at": "2026-02-26T23:30:00.000Z", "last_at": "2026-02-26T23:30:00.000Z",
                  "at_bedtime_mg": 22.73, "over_limit": true, "limit_mg": 400.0,
                  "heart_rate": {"n": 2, "min": 60, "median": 65.5, "max": 71,
                                 "resting_median": 60.0}},
                 {"date": "2026-02-26", "total_mg": 0.0, "count": 0, "first_at": null,
                  "last_at": null, "at_bedtime_mg": 0.0, "over_limit": false, "limit_mg": 400.0,
                  "heart_rate": {"n": 0, "min": null, "median": null, "max": null,
                                 "resting_median": null}}]\
                """));
  }

  @Test
  void listsDaysAcrossDstChange() {
    SERVICE.clock().set("2026-03-30T12:00:00Z");

    ApiResponse answer = client.get("/v1/days?from=2026-03-28&to=2026-03-31");

    assertThat(answer.json().findValuesAsText("date"))
        .containsExactly("2026-03-30", "2026-03-29", "2026-03-28");
  }

  @Test
  void refusesTooLongAndReversedPeriods() {
    assertThat(client.get("/v1/days?from=2000-01-01").json().at("/errors/0/code").asText())
        .isEqualTo("period_too_long");
    assertThat(
            client
                .get("/v1/days?from=2026-03-02&to=2026-03-01")
                .json()
                .path("errors")
                .findValuesAsText("code"))
        .containsExactly("reversed_range");
    assertThat(client.get("/v1/days?from=2026-04-02").json().at("/errors/0/code").asText())
        .isEqualTo("reversed_range");
  }

  private void read(String at, int bpm, String context) {
    Reading reading =
        new Reading(
            Instant.parse(at),
            new HeartRate(bpm),
            ReadingContext.fromText(context),
            Optional.empty(),
            Reading.MANUAL);
    SERVICE.store().readings().add(client.person(), reading);
  }

  @Test
  void refusesDaysAfterYear9999() {
    ApiResponse refused =
        SERVICE.person("Europe/Berlin").get("/v1/days?to=9999-12-31T23:59:59.999Z");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/query/to");
  }
}

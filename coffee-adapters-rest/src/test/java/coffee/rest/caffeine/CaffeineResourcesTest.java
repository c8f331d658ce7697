package coffee.rest.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CaffeineResourcesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  /** METHOD golden G1: of 100 mg, 67.857 mg are left after 3 h. */
  @Test
  void returnsLevelAndTrend() {
    client.post("/v1/coffee", dose(100, "2026-03-01T09:00:00Z"));

    assertThat(client.get("/v1/caffeine/level").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"at": "2026-03-01T12:00:00.000Z", "active_mg": 67.86, "low_mg": 27.55,
                 "high_mg": 81.53, "rising": false, "peak_at": null,
                 "below_threshold_at": "2026-03-01T14:12:10.170Z", "threshold_mg": 50.0,
                 "half_life_hours": 5.0, "concentration_mg_per_l": null}"""));
  }

  @Test
  void returnsConcentrationIfWeightIsKnown() {
    client.patch("/v1/profile", "{\"weight_kg\": 70}");
    client.post("/v1/coffee", dose(100, "2026-03-01T09:00:00Z"));

    assertThat(client.get("/v1/caffeine/level").json().path("concentration_mg_per_l").asDouble())
        .isEqualTo(1.45);
  }

  @Test
  void returnsCurve() {
    client.post("/v1/coffee", dose(100, "2026-03-01T09:00:00Z"));

    ApiResponse answer =
        client.get("/v1/caffeine/curve?from=2026-03-01T09:00:00Z&to=2026-03-01T12:00:00Z&step=1h");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("step_minutes").asInt()).isEqualTo(60);
    assertThat(answer.json().path("half_life_low_hours").asDouble()).isEqualTo(1.5);
    assertThat(answer.json().path("half_life_hours").asDouble()).isEqualTo(5);
    assertThat(answer.json().path("half_life_high_hours").asDouble()).isEqualTo(9.5);
    assertThat(answer.json().path("absorption_per_hour").asDouble()).isEqualTo(5);
    assertThat(answer.json().path("points"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"at": "2026-03-01T09:00:00.000Z", "active_mg": 0.0, "low_mg": 0.0, "high_mg": 0.0},
                 {"at": "2026-03-01T10:00:00.000Z", "active_mg": 88.84, "low_mg": 68.67, "high_mg": 93.66},
                 {"at": "2026-03-01T11:00:00.000Z", "active_mg": 77.94, "low_mg": 43.72, "high_mg": 87.7}]"""));
  }

  @Test
  void curveWithOnlyEndCoversHoursBefore() {
    ApiResponse answer = client.get("/v1/caffeine/curve?to=2026-02-20T12:00:00Z");

    assertThat(answer.json().path("from").asText()).isEqualTo("2026-02-19T00:00:00.000Z");
  }

  @Test
  void refusesTooManyCurvePoints() {
    ApiResponse answer =
        client.get("/v1/caffeine/curve?from=2026-01-01&to=2026-03-01&step=1m&colour=red");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("code"))
        .containsExactly("too_many_points", "unknown_parameter");
  }

  @Test
  void predictsLevelAtBedtime() {
    client.post("/v1/coffee", dose(100, "2026-03-01T09:00:00Z"));

    ApiResponse answer = client.get("/v1/caffeine/bedtime?bedtime=23:00");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("bedtime").asText()).isEqualTo("2026-03-01T22:00:00.000Z");
    assertThat(answer.json().path("ok_at_bedtime").asBoolean()).isTrue();
    assertThat(answer.json().path("usual_cup_mg").asDouble()).isEqualTo(100);
    assertThat(answer.json().path("usual_dose_mg").asDouble()).isEqualTo(100);
    client.post("/v1/coffee", "{\"caffeine_mg\": 100}");
    assertThat(client.get("/v1/caffeine/bedtime?bedtime=23:00").json().path("at_bedtime_mg"))
        .as("after a usual dose now")
        .isEqualTo(answer.json().path("after_usual_dose_mg"));
    assertThat(answer.json().path("latest_cup").asText()).isEqualTo("until");
  }

  @Test
  void whatIfStoresNothing() {
    ApiResponse answer =
        client.post(
            "/v1/caffeine/what-if",
            """
            {"doses": [{"drink": "espresso", "timestamp": "2026-03-01T16:00:00+01:00"},
                       {"caffeine_mg": "95", "timestamp": "2026-03-01T16:30:00+01:00"}]}""");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("added_mg").asDouble()).isEqualTo(158);
    assertThat(answer.json().path("without").path("at_bedtime_mg").asDouble()).isZero();
    assertThat(answer.json().path("with").path("peak_at").asText()).startsWith("2026-03-01T16:1");
    assertThat(client.get("/v1/coffee").json()).isEmpty();
  }

  @Test
  void whatIfReportsAllViolations() {
    ApiResponse answer =
        client.post(
            "/v1/caffeine/what-if",
            """
            {"doses": [{"drink": "moonshine"}, {"caffeine_mg": 2000, "colour": 1}, 7],
             "bedtime": "late", "threshold_mg": 0}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/bedtime",
            "/threshold_mg",
            "/doses/0/drink",
            "/doses/1/caffeine_mg",
            "/doses/1/colour",
            "/doses/2");
  }

  private static String dose(double milligrams, String at) {
    return "{\"caffeine_mg\": %s, \"timestamp\": \"%s\", \"duration_minutes\": 0}"
        .formatted(milligrams, at);
  }
}

package coffee.rest.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CorrelationResourceTest {

  private static final String PATH = "/v1/heartrate/correlation";

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @Test
  void returnsSameShapeWithoutData() {
    ApiResponse answer = client.get(PATH);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("correlations")).isEmpty();
    assertThat(answer.json().at("/analysis/verdict").asText()).isEqualTo("not_enough_data");
    assertThat(answer.json().at("/analysis/effect").isNull()).isTrue();
    assertThat(answer.json().at("/analysis/need/items"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"code": "cups", "have": 0, "want": 5}, {"code": "days", "have": 0, "want": 10},
                 {"code": "spread", "have": 0, "want": 17}]"""));
    assertThat(answer.json().at("/analysis/period"))
        .isEqualTo(
            ApiResponse.json(
                """
                {"from": "2025-09-02T22:00:00.000Z", "to": "2026-03-01T23:00:00.000Z"}"""));
    assertThat(answer.json().path("summary").asText()).isNotBlank();
  }

  @Test
  void returns304UntilDataChanges() {
    String tag = client.get(PATH).header("ETag");
    assertThat(client.get(PATH, "If-None-Match", tag).status()).isEqualTo(304);

    client.post("/v1/coffee", "{\"caffeine_mg\": 80}");

    ApiResponse after = client.get(PATH, "If-None-Match", tag);
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.header("ETag")).isNotEqualTo(tag);
    assertThat(after.json().path("correlations")).hasSize(1);
  }

  @Test
  void doesNotCacheAnswerThatIgnoredFutureIntake() {
    client.post("/v1/coffee", "{\"caffeine_mg\": 80, \"timestamp\": \"2026-03-01T12:01:00Z\"}");
    assertThat(client.get(PATH).json().at("/analysis/ignored/cups").asInt()).isEqualTo(1);
    assertThat(client.get(PATH).json().at("/analysis/caveat_details"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"code": "ignored", "half_life_hours": null, "nights": null, "cups": 1,
                  "bins": 0}]"""));
    assertThat(client.get(PATH).json().at("/analysis/caveats"))
        .isEqualTo(ApiResponse.json("[\"1 cup lies in the future and was ignored.\"]"));

    SERVICE.clock().set("2026-03-01T12:02:00Z");

    assertThat(client.get(PATH).json().at("/analysis/ignored/cups").asInt()).isZero();
  }

  @Test
  void reportsWhyCoffeeWasExcluded() {
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 80, "coffee_type": "flat white", "timestamp": "2026-03-01T08:00:00Z"}""");

    assertThat(client.get(PATH).json().path("correlations"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"coffee_time": "2026-03-01T08:00:00.000Z", "caffeine_mg": 80.0,
                  "coffee_type": "flat white", "avg_heartrate_after": null,
                  "baseline_heartrate": null, "hr_increase": null, "readings_count": 0,
                  "time_window_hours": 3.0, "excluded": "too_few_before"}]"""));
  }

  @Test
  void leavesOutEpisodesOnRequest() {
    client.post("/v1/coffee", "{\"caffeine_mg\": 80, \"timestamp\": \"2026-03-01T08:00:00Z\"}");

    ApiResponse all = client.get(PATH + "?episodes=true");
    ApiResponse without = client.get(PATH + "?episodes=false");

    assertThat(all.json().path("correlations")).hasSize(1);
    assertThat(all.json().path("episodes_left_out").booleanValue()).isFalse();
    assertThat(client.get(PATH).text()).isEqualTo(all.text());
    assertThat(without.json().path("correlations")).isEmpty();
    assertThat(without.json().path("episodes_left_out").booleanValue()).isTrue();
    assertThat(without.json().path("analysis")).isEqualTo(all.json().path("analysis"));
    assertThat(without.json().path("summary")).isEqualTo(all.json().path("summary"));
  }

  @Test
  void cachesAnswersWithAndWithoutEpisodesSeparately() {
    client.post("/v1/coffee", "{\"caffeine_mg\": 80, \"timestamp\": \"2026-03-01T08:00:00Z\"}");
    String tag = client.get(PATH).header("ETag");

    ApiResponse without = client.get(PATH + "?episodes=false", "If-None-Match", tag);

    assertThat(without.status()).isEqualTo(200);
    assertThat(without.header("ETag")).isNotEqualTo(tag);
    assertThat(
            client.get(PATH + "?episodes=false", "If-None-Match", without.header("ETag")).status())
        .isEqualTo(304);
    assertThat(client.get(PATH + "?episodes=maybe").json().at("/errors/0/pointer").asText())
        .isEqualTo("/query/episodes");
  }

  @Test
  void reportsAllViolations() {
    ApiResponse answer =
        client.get(PATH + "?hours_after=25&days=6&half_life_hours=1&from=2026-01-01&colour=red");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/query/hours_after", "/query/days", "/query/half_life_hours", "/query/colour");
  }

  @Test
  void reportsReversedPeriodOnce() {
    for (String query : List.of("?from=2026-02-01&to=2026-01-01", "?from=2026-06-01")) {
      assertThat(client.get(PATH + query).json().path("errors").findValuesAsText("code"))
          .containsExactly("reversed_range");
    }
  }

  @Test
  void resolvesPeriodInPersonsTimeZone() {
    ApiResponse answer = client.get(PATH + "?from=2026-01-01&to=2026-02-01");

    assertThat(answer.json().at("/analysis/period/from").asText())
        .isEqualTo("2025-12-31T23:00:00.000Z");
    assertThat(client.get(PATH + "?from=2020-01-01").status()).isEqualTo(422);
    assertThat(client.get(PATH + "?days=30&to=2026-02-01").status()).isEqualTo(422);
  }
}

package coffee.rest.person;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfileTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @Test
  void patchKeepsFieldsThatAreNotSent() {
    String name = client.get("/v1/profile").json().path("name").asText();

    client.patch("/v1/profile", "{\"weight_kg\": \"70.5\", \"half_life_factors\": [\"smoking\"]}");
    ApiResponse answer =
        client.patch("/v1/profile", "{\"bedtime\": \"22:30\", \"time_zone\": \"Asia/Tokyo\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"name": "%s", "time_zone": "Asia/Tokyo", "half_life_hours": null,
                 "half_life_factors": ["smoking"], "weight_kg": 70.5, "bedtime": "22:30",
                 "sleep_threshold_mg": null, "daily_limit_mg": null, "single_dose_limit_mg": null}"""
                    .formatted(name)));
    assertThat(client.get("/v1/profile").json()).isEqualTo(answer.json());
  }

  @Test
  void reportsAllViolationsAndChangesNothing() {
    ApiResponse before = client.get("/v1/profile");

    ApiResponse answer =
        client.patch(
            "/v1/profile",
            """
            {"name": null, "time_zone": "Mars/Olympus", "half_life_hours": 1, "weight_kg": 7,
             "half_life_factors": ["espresso"], "bedtime": "25:00", "colour": "black"}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactly(
            "/name",
            "/time_zone",
            "/half_life_hours",
            "/half_life_factors",
            "/weight_kg",
            "/bedtime",
            "/colour");
    assertThat(client.get("/v1/profile").json()).isEqualTo(before.json());
  }

  @Test
  void ifMatchGuardsChange() {
    String tag = client.get("/v1/profile").header("ETag");

    assertThat(client.patch("/v1/profile", "{\"weight_kg\": 70}", "If-Match", tag).status())
        .isEqualTo(200);
    assertThat(client.patch("/v1/profile", "{\"weight_kg\": 71}", "If-Match", tag).status())
        .isEqualTo(412);
  }

  @Test
  void pregnancyLowersDailyLimit() {
    client.patch("/v1/profile", "{\"half_life_factors\": [\"pregnancy_second\"]}");

    assertThat(client.get("/v1/coffee/today").json().path("recommended_max").asDouble())
        .isEqualTo(200);
  }
}

package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.MiddayZone;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LogCoffeeJourneyTest {

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.over(TestDatabase.fresh(), Map.of("TZ", MiddayZone.zone()));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void logsReadsChangesAndDeletesCoffee() {
    HttpTestClient owner = service.owner();
    HttpTestResponse logged =
        owner.post(
            "/v1/coffee",
            """
            {"caffeine_mg": 63, "coffee_type": "espresso", "client_id": "phone-1"}""");
    assertThat(logged.status()).isEqualTo(201);
    String location = logged.header("Location");
    assertThat(location).isEqualTo("/v1/coffee/" + logged.json().get("id").asText());

    assertThat(owner.get(location).json()).isEqualTo(logged.json());
    assertThat(owner.patch(location, "{\"caffeine_mg\": 80}").status()).isEqualTo(200);
    assertThat(owner.get("/v1/coffee/today").json().get("total_caffeine_mg").asDouble())
        .isEqualTo(80);
    assertThat(owner.get("/v1/coffee?limit=1").json().get(0).get("coffee_type").asText())
        .isEqualTo("espresso");

    assertThat(owner.delete(location).status()).isEqualTo(204);
    assertThat(owner.get(location).status()).isEqualTo(404);
    assertThat(owner.get("/v1/coffee/today").json().get("coffee_count").asInt()).isZero();
  }
}

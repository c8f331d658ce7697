package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DrinksTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @Test
  void listsTheCatalogue() {
    ApiResponse answer = client.get("/v1/drinks");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().size()).isGreaterThanOrEqualTo(100);
    assertThat(answer.json().findValuesAsText("slug")).contains("espresso").doesNotHaveDuplicates();
  }

  @Test
  void logsADrinkInOneCallWithoutABody() {
    ApiResponse answer = client.send("POST", "/v1/drinks/espresso/log", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("caffeine_mg").asDouble()).isEqualTo(63);
    assertThat(answer.json().path("coffee_type").asText()).isEqualTo("Espresso");
    assertThat(answer.json().path("timestamp").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
    assertThat(client.get(answer.header("Location")).json()).isEqualTo(answer.json());
  }

  @Test
  void logsServingsWithOtherFields() {
    ApiResponse answer =
        client.post(
            "/v1/drinks/espresso/log",
            "{\"servings\": \"2\", \"coffee_type\": \"doppio\", \"client_id\": \"d-1\"}");

    assertThat(answer.json().path("caffeine_mg").asDouble()).isEqualTo(126);
    assertThat(answer.json().path("coffee_type").asText()).isEqualTo("doppio");
    assertThat(answer.json().path("client_id").asText()).isEqualTo("d-1");
  }

  @Test
  void coffeeCanBeLoggedByDrink() {
    ApiResponse odd = client.post("/v1/coffee", "{\"drink\": \"espresso\", \"servings\": \"1,1\"}");
    assertThat(odd.json().path("caffeine_mg").asText()).isEqualTo("69.3");

    ApiResponse answer = client.post("/v1/coffee", "{\"drink\": \"espresso\", \"servings\": 1.5}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("caffeine_mg").asDouble()).isEqualTo(94.5);
    assertThat(answer.json().path("coffee_type").asText()).isEqualTo("Espresso");
  }

  @Test
  void refusesDrinkTogetherWithDose() {
    ApiResponse answer =
        client.post(
            "/v1/coffee", "{\"drink\": \"espresso\", \"caffeine_mg\": 80, \"servings\": 0}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/caffeine_mg", "/servings");
  }

  @Test
  void refusesUnknownDrink() {
    assertThat(client.send("POST", "/v1/drinks/moonshine/log", BodyPublishers.noBody()).status())
        .isEqualTo(404);
    assertThat(
            client
                .post("/v1/coffee", "{\"drink\": \"moonshine\"}")
                .json()
                .at("/errors/0/code")
                .asText())
        .isEqualTo("unknown_drink");
  }
}

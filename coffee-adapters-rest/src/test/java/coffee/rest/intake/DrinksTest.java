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

  private void log(String time, String fields) {
    String body = "{\"timestamp\": \"2026-02-%s\", %s}".formatted(time, fields);
    assertThat(client.post("/v1/coffee", body).status()).isEqualTo(201);
  }

  @Test
  void listsFrequentDrinksAsTheyCanBeLoggedAgain() {
    log("20T08:00:00Z", "\"drink\": \"espresso\"");
    log("21T08:00:00Z", "\"caffeine_mg\": 63, \"coffee_type\": \"Espresso\", \"notes\": \"late\"");
    log("22T08:00:00Z", "\"drink\": \"espresso\", \"servings\": 1.1");
    log("23T08:00:00Z", "\"caffeine_mg\": 64, \"coffee_type\": \"Espresso\"");
    log("24T08:00:00Z", "\"caffeine_mg\": 80");
    log("01T08:00:00Z", "\"caffeine_mg\": 80");

    ApiResponse answer = client.get("/v1/drinks/frequent");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                [{"drink": null, "coffee_type": null, "caffeine_mg": 80.0, "servings": null,
                  "count": 2, "last_at": "2026-02-24T08:00:00.000Z"},
                 {"drink": "espresso", "coffee_type": "Espresso", "caffeine_mg": 63.0,
                  "servings": 1.0, "count": 2, "last_at": "2026-02-21T08:00:00.000Z"},
                 {"drink": null, "coffee_type": "Espresso", "caffeine_mg": 64.0,
                  "servings": null, "count": 1, "last_at": "2026-02-23T08:00:00.000Z"},
                 {"drink": "espresso", "coffee_type": "Espresso", "caffeine_mg": 69.3,
                  "servings": 1.1, "count": 1, "last_at": "2026-02-22T08:00:00.000Z"}]"""));
    assertThat(client.get("/v1/drinks/frequent?days=7&limit=1").json())
        .extracting(drink -> drink.path("last_at").asText())
        .containsExactly("2026-02-24T08:00:00.000Z");
  }

  @Test
  void frequentDrinksRefuseInvalidParametersAndAreEmptyAtFirst() {
    assertThat(client.get("/v1/drinks/frequent").text()).isEqualTo("[]");
    assertThat(client.get("/v1/drinks/frequent?days=0&limit=101&colour=red").json().path("errors"))
        .extracting(error -> error.path("pointer").asText())
        .containsExactlyInAnyOrder("/query/days", "/query/limit", "/query/colour");
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

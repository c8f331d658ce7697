package coffee.rest.person;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EraseDataTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @BeforeEach
  void log() {
    client.post("/v1/coffee", "{\"caffeine_mg\": 63, \"notes\": \"at the station\"}");
    client.post("/v1/heartrate", "{\"bpm\": 60}");
    client.patch("/v1/profile", "{\"weight_kg\": 70}");
  }

  private ApiResponse erase(String body) {
    return client.send(
        "DELETE", "/v1/data", BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  @Test
  void erasesAllDataButKeepsPerson() {
    String name = client.get("/v1/profile").json().path("name").asText();

    assertThat(erase("{\"confirm\": \"%s\"}".formatted(name)).status()).isEqualTo(204);

    assertThat(client.get("/v1/coffee").json()).isEmpty();
    assertThat(client.get("/v1/heartrate/current").status()).isEqualTo(404);
    assertThat(client.get("/v1/profile").json().path("weight_kg").isNull()).isTrue();
    assertThat(client.get("/v1/profile").json().path("name").asText()).isEqualTo(name);
    assertThat(client.post("/v1/coffee", "{\"caffeine_mg\": 63}").status()).isEqualTo(201);
    assertThat(SERVICE.store().trail().eventsOf(client.person()))
        .extracting(AuditEvent::action)
        .containsExactly(Action.DATA_ERASED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|required",
        "{\"confirm\": true}|wrong_type",
        "{\"confirm\": \"yes\"}|not_confirmed",
        "{\"confirm\": null}|required"
      })
  void requiresConfirmation(String body, String code) {
    ApiResponse answer = erase(body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/confirm");
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
    assertThat(client.get("/v1/coffee").json()).hasSize(1);
  }

  @Test
  void requiresBody() {
    assertThat(client.delete("/v1/data").status()).isEqualTo(400);
    assertThat(client.get("/v1/coffee").json()).hasSize(1);
  }
}

package coffee.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /docs} sends when a call is tried without changing anything. */
class OpenApiExamplesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @ParameterizedTest
  @CsvSource({
    "/v1/coffee, /v1/coffee",
    "/v1/drinks/{slug}/log, /v1/coffee",
    "/v1/coffee/batch, /v1/coffee",
    "/v1/heartrate, /v1/heartrate",
    "/v1/heartrate/batch, /v1/heartrate"
  })
  void logsNow(String path, String list) {
    JsonNode first = WireContract.load().firstExample("POST", path).orElseThrow();

    ApiResponse answer = client.post(path.replace("{slug}", "espresso"), first.toString());

    assertThat(answer.status()).isIn(200, 201);
    assertThat(client.get(list).json()).hasSize(1);
    assertThat(client.get(list).json().get(0).path("timestamp").asText())
        .isEqualTo("2026-03-01T12:00:00.000Z");
  }
}

package coffee.rest;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.contract.WireContract;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation refuses unknown parameters. */
class UnknownParametersTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  static Stream<String> operations() {
    return WireContract.load().operations().stream().filter(name -> name.contains(" /v1/"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusesUnknownParameters(String operation) {
    String method = operation.substring(0, operation.indexOf(' '));
    String template = operation.substring(operation.indexOf(' ') + 1);
    String path =
        template.replace("{id}", "1").replace("{slug}", "espresso").replace("{date}", "2026-03-02");
    String body = path.endsWith("/batch") ? "[]" : "{}";
    ApiResponse answer =
        SERVICE
            .person()
            .send(
                method,
                path + "?surplus=1",
                BodyPublishers.ofString(body),
                "Content-Type",
                "application/json");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("pointer")).contains("/query/surplus");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/coffee/today", "/coffee/week", "/coffee", "/heartrate"})
  void unversionedPathsIgnoreUnknownParameters(String path) {
    assertThat(SERVICE.person().get(path + "?_=1712345678").status()).isEqualTo(200);
  }
}

package coffee.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsAndTracingTest {

  @RegisterExtension private static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient ada = SERVICE.person();

  @Nested
  class CrossOriginRequests {

    private static final String OURS = "https://coffee.example";

    @Test
    void allowedOriginSeesExposedHeaders() {
      ApiResponse answer = ada.get("/v1/coffee", "Origin", OURS);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
      assertThat(answer.headers().allValues("Vary")).contains("Origin");
      assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
          .contains(
              "Location",
              "ETag",
              "Link",
              "RateLimit",
              "RateLimit-Policy",
              "Retry-After",
              "X-Request-ID",
              "Idempotency-Replayed");
      assertThat(answer.headerIfPresent("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void preflightNeedsNoKey() {
      ApiResponse answer = preflight(OURS);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
      assertThat(answer.header("Access-Control-Allow-Methods").split(", "))
          .contains("GET", "POST", "PUT", "PATCH", "DELETE");
      assertThat(answer.header("Access-Control-Allow-Headers").split(", "))
          .contains("Authorization", "Content-Type", "Idempotency-Key", "If-Match");
    }

    @Test
    void refusalsHaveCorsHeaders() {
      ApiResponse refused = ada.anonymous("GET", "/v1/coffee", "Origin", OURS);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(OURS);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://evil.example",
          "http://coffee.example",
          "https://coffee.example:8443",
          "https://coffee.example.evil.example",
          "HTTPS://COFFEE.EXAMPLE",
          "null",
          "*"
        })
    void otherOriginGetsNoCorsHeaders(String origin) {
      assertRevealsNothing(ada.get("/v1/coffee", "Origin", origin));
      assertRevealsNothing(preflight(origin));
    }

    private void assertRevealsNothing(ApiResponse answer) {
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
      assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    private ApiResponse preflight(String origin) {
      return ada.anonymous(
          "OPTIONS", "/v1/coffee", "Origin", origin, "Access-Control-Request-Method", "POST");
    }
  }

  @Nested
  class Traceparent {

    @Test
    void returnsTraceparent() {
      String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
      assertThat(ada.get("/v1/coffee", "traceparent", trace).header("traceparent"))
          .isEqualTo(trace);
      assertThat(ada.get("/v1/nothing", "traceparent", trace).header("traceparent"))
          .isEqualTo(trace);
    }

    @Test
    void laterVersionIsReturned() {
      String trace = "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more";
      assertThat(ada.get("/v1/coffee", "traceparent", trace).header("traceparent"))
          .isEqualTo(trace);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "coffee",
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
          "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
          "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
          "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
          "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"
        })
    void malformedValueIsReplaced(String malformed) {
      assertThat(ada.get("/v1/coffee", "traceparent", malformed).header("traceparent"))
          .isNotEqualTo(malformed)
          .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void omitsTraceparentIfAbsent() {
      assertThat(ada.get("/v1/coffee").headerIfPresent("traceparent")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"80, 200", "120, 431"})
  void refusesTooManyHeaders(int headers, int status) {
    String[] many =
        IntStream.range(0, headers)
            .boxed()
            .flatMap(i -> Stream.of("X-" + i, "1"))
            .toArray(String[]::new);
    assertThat(ada.get("/v1/coffee", many).status()).isEqualTo(status);
  }
}

package coffee.app;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import coffee.rest.contract.RawHttp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Raw requests that the production server rejects before routing. */
class ServerRefusalsTest {

  private static final String HOST = "Host: coffee.example\r\n";
  private static final String POST =
      "POST /v1/coffee HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
          + RunningService.KEY
          + "\r\n"
          + HOST;

  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        RunningService.over(
            TestDatabase.fresh(),
            Map.of("ALLOWED_HOSTS", "coffee.example", "MAX_REQUEST_BODY_BYTES", "2000"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static List<Arguments> refusals() {
    return List.of(
        Arguments.of("a bad request line", "COFFEE\r\n\r\n", 400),
        Arguments.of("an ambiguous path", get("/v1/..%2fcoffee"), 400),
        Arguments.of("a foreign host", "GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400),
        Arguments.of("an unknown path", get("/tea"), 404),
        Arguments.of("a long URI", get("/" + "a".repeat(9_000)), 414),
        Arguments.of(
            "long headers",
            "GET /health HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(9_000) + "\r\n\r\n",
            431),
        Arguments.of("a long body", POST + "Content-Length: 2001\r\n\r\n", 413),
        Arguments.of("a long body in chunks", POST + chunked(2_001), 413));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void returnsProblemWithoutServerHeader(String what, String request, int status)
      throws IOException {
    assertThat(send(request))
        .as(what)
        .startsWith("HTTP/1.1 %d ".formatted(status))
        .contains("\r\nContent-Type: application/problem+json\r\n")
        .contains("\"status\":%d".formatted(status))
        .doesNotContainIgnoringCase("\r\nServer:")
        .doesNotContainIgnoringCase("jetty");
  }

  @Test
  void acceptsChunkedBodyOfMaximumSize() throws IOException {
    assertThat(send(POST + chunked(2_000))).startsWith("HTTP/1.1 201 ");
  }

  @Test
  void closesConnectionIfBodyIsNotRead() throws IOException {
    assertThat(send(POST + "Content-Length: 2001\r\n\r\n")).contains("\r\nConnection: close\r\n");
  }

  @Test
  void adminPortAcceptsAllowedHosts() throws IOException {
    assertThat(RawHttp.exchange(service.adminPort(), get("/ping"))).startsWith("HTTP/1.1 200 ");
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n";
  }

  /** A coffee padded with white space. */
  private static String chunked(int length) {
    String coffee = "{\"caffeine_mg\": 80}";
    return "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n%x\r\n%s%s\r\n0\r\n\r\n"
        .formatted(length, coffee, " ".repeat(length - coffee.length()));
  }

  private static String send(String request) throws IOException {
    return RawHttp.exchange(service.port(), request);
  }
}

package coffee.rest;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.contract.RawHttp;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw requests that the server itself rejects. */
class MalformedRequestsTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String GET = "GET /v1/coffee HTTP/1.1\r\n";
  private static final String POST = "POST /v1/coffee HTTP/1.1\r\nAuthorization: Bearer key-1\r\n";
  private static final String HOST = "Host: localhost\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  static List<Arguments> refusals() {
    return List.of(
        refusal("a bad request line", "GARBAGE\r\n\r\n", 400, "bad_request"),
        refusal("no path", "GET\r\n\r\n", 400, "bad_request"),
        refusal("an unknown version", "GET / HTTP/9.9\r\n" + HOST + "\r\n", 400, "bad_request"),
        refusal("no host", GET + "\r\n", 400, "bad_request"),
        refusal("two hosts", GET + HOST + HOST + "\r\n", 400, "bad_request"),
        refusal("a host that is none", GET + "Host: bad host\r\n\r\n", 400, "bad_request"),
        refusal("a foreign host", GET + "Host: example.com\r\n\r\n", 400, "invalid_host"),
        refusal("an encoded slash", get("/v1/..%2f/coffee"), 400, "bad_request"),
        refusal("an encoded dot", get("/v1/%2e%2e/coffee"), 400, "bad_request"),
        refusal("an empty segment", get("/v1//coffee"), 400, "bad_request"),
        refusal("an encoded zero", get("/v1/coffee/%00"), 400, "bad_request"),
        refusal("a broken escape", get("/v1/coffee/%zz"), 400, "bad_request"),
        refusal("an escape that is not UTF-8", get("/v1/coffee/%ff"), 400, "bad_request"),
        refusal("illegal characters", get("/v1/{x}"), 400, "bad_request"),
        refusal("an unknown path", get("/nothing"), 404, "not_found"),
        refusal(
            "an unknown method", "BREW / HTTP/1.1\r\n" + HOST + "\r\n", 405, "method_not_allowed"),
        refusal("a long URI", get("/" + "a".repeat(20_000)), 414, "uri_too_long"),
        refusal(
            "long headers",
            GET + HOST + "X: " + "a".repeat(20_000) + "\r\n\r\n",
            431,
            "request_header_fields_too_large"),
        refusal("a header without a colon", GET + HOST + "nonsense\r\n\r\n", 400, "bad_request"),
        refusal(
            "a length that is no number",
            POST + HOST + "Content-Length: abc\r\n\r\n",
            400,
            "bad_request"),
        refusal(
            "a length beside chunks",
            POST + HOST + JSON + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
            400,
            "bad_request"),
        refusal(
            "a media type that is none",
            POST + HOST + "Content-Type: nonsense\r\nContent-Length: 2\r\n\r\n{}",
            400,
            "bad_request"),
        refusal(
            "a chunk of no length",
            POST + HOST + JSON + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}",
            400,
            "unreadable_body"),
        refusal(
            "a body that breaks off",
            POST + HOST + JSON + "Content-Length: 20\r\n\r\n{}",
            400,
            "unreadable_body"),
        refusal(
            "gzip that is none",
            POST + HOST + JSON + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
            400,
            "unreadable_body"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void returnsProblemForMalformedRequest(String what, String request, int status, String code)
      throws IOException {
    String answer = send(request);

    assertThat(answer).startsWith("HTTP/1.1 %d ".formatted(status));
    assertThat(answer)
        .contains("\r\nContent-Type: application/problem+json\r\n")
        .contains("\r\nCache-Control: private, no-store\r\n")
        .contains("\r\nX-Content-Type-Options: nosniff\r\n")
        .contains("\r\nX-Request-ID: ");
    JsonNode problem = ApiResponse.json(answer.substring(answer.indexOf("\r\n\r\n")));
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("type").asText()).isEqualTo("/problems/" + code);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/coffee",
    "PUT, /v1/coffee/1",
    "PATCH, /v1/coffee/1",
    "POST, /v1/coffee/batch",
    "POST, /v1/drinks/espresso/log",
    "POST, /v1/heartrate",
    "PUT, /v1/heartrate/1",
    "PATCH, /v1/heartrate/1",
    "POST, /v1/heartrate/batch",
    "POST, /v1/steps",
    "POST, /v1/steps/batch",
    "POST, /v1/caffeine/what-if",
    "PATCH, /v1/profile",
    "DELETE, /v1/data",
    "POST, /v1/keys",
    "POST, /v1/keys/1/rotate",
    "POST, /v1/imports",
    "POST, /v1/imports/1/undo",
    "POST, /v1/ingest/health-auto-export",
    "POST, /v1/experiments",
    "PATCH, /v1/experiments/1",
    "POST, /v1/experiments/1/start",
    "POST, /v1/experiments/1/stop",
    "PUT, /v1/experiments/1/days/2026-03-02",
    "POST, /v1/experiments/1/calendar",
    "POST, /v1/webhooks",
    "PATCH, /v1/webhooks/1",
    "POST, /v1/webhooks/1/test",
    "POST, /v1/webhooks/1/rotate-secret",
    "POST, /coffee"
  })
  void refusesAnnouncedBodiesOverWhatAnIntegerHolds(String method, String path) throws IOException {
    ApiTestClient client = SERVICE.person();
    String head =
        "%s %s HTTP/1.1\r\nAuthorization: Bearer %s\r\n%s%sContent-Length: "
            .formatted(method, path, client.key(), HOST, JSON);

    for (String length : List.of("2147483647", "2147483648", "9223372036854775807")) {
      String answer = send(head + length + "\r\n\r\n");

      assertThat(answer).as(length).startsWith("HTTP/1.1 413 ").contains("content_too_large");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8000",
        "127.0.0.1",
        "[::1]:8000",
        "192.168.1.7",
        "a.b.example.org:1"
      })
  void acceptsAllowedHostsWithAnyPort(String host) throws IOException {
    assertThat(send(GET + "Host: " + host + "\r\n\r\n")).startsWith("HTTP/1.1 401 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "badexample.org",
        "a.example.org.evil",
        "1.2.3.4.evil",
        "localhost."
      })
  void refusesOtherHosts(String host) throws IOException {
    assertThat(send(GET + "Host: " + host + "\r\n\r\n")).contains("invalid_host");
  }

  @Test
  void returnsClientRequestId() throws IOException {
    String answer = send("BREW / HTTP/1.1\r\n" + HOST + "X-Request-ID: mine-1\r\n\r\n");

    assertThat(answer)
        .contains("\r\nX-Request-ID: mine-1\r\n")
        .contains("\"request_id\":\"mine-1\"");
  }

  @Test
  void returnsAllowHeaderForUnknownMethod() throws IOException {
    assertThat(send("BREW / HTTP/1.1\r\n" + HOST + "\r\n"))
        .contains("\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n");
  }

  private static Arguments refusal(String what, String request, int status, String code) {
    return Arguments.of(what, request, status, code);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n";
  }

  private static String send(String request) throws IOException {
    return RawHttp.exchange(SERVICE.port(), request);
  }
}

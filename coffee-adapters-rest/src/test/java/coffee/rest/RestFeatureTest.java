package coffee.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coffee.rest.problem.FailureMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Conventions of all requests, tested with coffees. */
class RestFeatureTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String ESPRESSO =
      """
      {"caffeine_mg": 63}""";

  private final ApiTestClient client = SERVICE.person();

  // ---- who

  @Test
  void requiresApiKey() {
    ApiResponse answer = client.anonymous("GET", "/v1/coffee");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.problem())
        .isEqualTo(
            ApiResponse.json(
                """
                {"type": "/problems/unauthorized", "title": "Unauthorized", "status": 401,
                 "detail": "Send a valid key: Authorization: Bearer <key>.",
                 "instance": "/v1/coffee", "code": "unauthorized", "errors": []}"""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer", "Bearer ", "Bearer wrong", "Basic a2V5LTE6", "Bearerkey-1", "key-1"})
  void refusesInvalidAuthorizationHeader(String header) {
    assertThat(client.anonymous("GET", "/v1/coffee", "Authorization", header).status())
        .isEqualTo(401);
  }

  @Test
  void acceptsSchemeInAnyCaseButNoKeyInUrl() {
    assertThat(
            client
                .anonymous("GET", "/v1/coffee", "Authorization", "bearer " + client.key())
                .status())
        .isEqualTo(200);
    assertThat(client.anonymous("GET", "/coffee?access_token=" + client.key()).status())
        .isEqualTo(401);
  }

  @Test
  void returns404ForUnknownPathWithoutKey() {
    assertThat(client.anonymous("GET", "/v1/tea").status()).isEqualTo(404);
    assertThat(client.anonymous("GET", "/v2/coffee").status()).isEqualTo(404);
  }

  @Test
  void hidesRecordsOfOtherPersons() {
    String location = client.post("/v1/coffee", ESPRESSO).header("Location");
    ApiTestClient other = SERVICE.person();

    assertThat(other.get(location).status()).isEqualTo(404);
    assertThat(other.patch(location, "{}").status()).isEqualTo(404);
    assertThat(other.delete(location).status()).isEqualTo(404);
    assertThat(other.get("/v1/coffee").text()).isEqualTo("[]");
  }

  // ---- which

  @Test
  void ignoresTrailingSlashes() {
    assertThat(client.get("/v1/coffee/").status()).isEqualTo(200);
    assertThat(client.post("/v1/coffee/", ESPRESSO).status()).isEqualTo(201);
    assertThat(client.get("/v1/coffee/today/").status()).isEqualTo(200);
  }

  @Test
  void servesUnversionedPaths() {
    ApiResponse stored = client.post("/coffee/", ESPRESSO);

    assertThat(stored.status()).isEqualTo(201);
    assertThat(stored.header("Location")).startsWith("/v1/coffee/");
    assertThat(client.get("/coffee/" + stored.json().path("id")).json()).isEqualTo(stored.json());
    assertThat(client.get("/coffees").status()).isEqualTo(404);
    assertThat(client.get("/heartrate").text()).isEqualTo("[]");
  }

  @Test
  void usesCanonicalPathInProblemsAndLinks() {
    client.post("/coffee", ESPRESSO);
    client.post("/coffee", ESPRESSO);

    assertThat(client.get("/coffee/0").json().path("instance").asText()).isEqualTo("/v1/coffee/0");
    assertThat(client.get("/coffee?limit=1&colour=black").header("Link"))
        .startsWith("</v1/coffee?limit=1&cursor=")
        .endsWith(">; rel=\"next\"");
  }

  @Test
  void ignoresUnknownFieldsOnUnversionedPathsOnly() {
    assertThat(
            client
                .post(
                    "/v1/coffee",
                    """
                    {"caffeine_mg": 63, "id": 7}""")
                .problem()
                .path("errors"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"pointer": "/id", "code": "unknown_field", "detail": "is unknown"}]"""));
    assertThat(client.get("/v1/coffee?page=2").problem().path("errors"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"pointer": "/query/page", "code": "unknown_parameter",
                  "detail": "is unknown"}]"""));
    assertThat(
            client
                .post(
                    "/coffee",
                    """
                    {"caffeine_mg": 63, "id": 7}""")
                .status())
        .isEqualTo(201);
    assertThat(client.get("/coffee?page=2&limit=1&limit=2").status()).isEqualTo(200);
  }

  // ---- how

  @Test
  void returnsAllowHeaderWith405() {
    ApiResponse answer = client.delete("/v1/coffee");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(List.of(answer.header("Allow").split(", ?", -1)))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
    assertThat(answer.problem().path("code").asText()).isEqualTo("method_not_allowed");
  }

  @Test
  void returns406ForUnsupportedAcceptHeader() {
    ApiResponse answer = client.get("/v1/coffee", "Accept", "image/png");

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/x-ndjson",
        "application/xml",
        "application/json; charset=iso-8859-1"
      })
  void returns415ForNonJsonBodies(String type) {
    ApiResponse answer = client.post("/v1/coffee", ESPRESSO, "Content-Type", type);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(client.get("/v1/coffee").text()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=UTF-8", "application/json;charset=\"utf-8\""})
  void acceptsJsonWithUtf8Charset(String type) {
    assertThat(client.post("/v1/coffee", ESPRESSO, "Content-Type", type).status()).isEqualTo(201);
  }

  @Test
  void treatsBodyWithoutContentTypeAsJson() {
    assertThat(client.send("POST", "/v1/coffee", BodyPublishers.ofString(ESPRESSO)).status())
        .isEqualTo(201);
  }

  @Test
  void answersHeadWithoutBody() {
    ApiResponse answer = client.send("HEAD", "/v1/coffee", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
  }

  // ---- how much

  @Test
  void refusesBodiesOverTheLimit() {
    String large = " ".repeat(64 << 10) + ESPRESSO;

    String type = "Content-Type: application/json\r\n";
    String length = "Content-Length: %d\r\n".formatted(large.length());
    assertThat(client.postRaw("/v1/coffee", type + length, large))
        .startsWith("HTTP/1.1 413 ")
        .contains("\"code\":\"content_too_large\"");
    assertThat(client.postChunked("/v1/coffee", type, large)).startsWith("HTTP/1.1 413 ");
    assertThat(client.get("/v1/coffee").text()).isEqualTo("[]");
  }

  @Test
  void limitsBodySizeAfterDecompression() throws IOException {
    byte[] small = gzipped(" ".repeat(64 << 10) + ESPRESSO);

    ApiResponse answer =
        client.send("POST", "/v1/coffee", BodyPublishers.ofByteArray(small), ZIPPED_JSON);

    assertThat(small.length).isLessThan(1_000);
    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void acceptsBodyOfMaximumSize() {
    String full = " ".repeat((64 << 10) - ESPRESSO.length()) + ESPRESSO;

    assertThat(client.post("/v1/coffee", full).status()).isEqualTo(201);
  }

  @Test
  void readsAndWritesGzip() throws IOException {
    String notes = "n".repeat(1_000);
    byte[] body =
        gzipped(
            """
            {"caffeine_mg": 63, "notes": "%s"}"""
                .formatted(notes));

    ApiResponse answer =
        client.send("POST", "/v1/coffee", BodyPublishers.ofByteArray(body), ZIPPED_JSON);
    ApiResponse zipped = client.get("/v1/coffee", "Accept-Encoding", "gzip");

    assertThat(answer.json().path("notes").asText()).isEqualTo(notes);
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(ApiResponse.json(zipped.plainText()).get(0)).isEqualTo(answer.json());
  }

  @Test
  void returns415ForOtherContentEncodings() {
    assertThat(client.post("/v1/coffee", ESPRESSO, "Content-Encoding", "br").status())
        .isEqualTo(415);
  }

  // ---- what comes with every answer

  @Test
  void returnsOrGeneratesRequestId() {
    assertThat(client.get("/v1/coffee", "X-Request-ID", "aZ9._-").header("X-Request-ID"))
        .isEqualTo("aZ9._-");
    assertThat(client.get("/v1/tea", "X-Request-ID", "mine").json().path("request_id").asText())
        .isEqualTo("mine");
    assertThat(client.get("/v1/coffee", "X-Request-ID", "not fit for a log").header("X-Request-ID"))
        .matches("[0-9a-f-]{36}");
    assertThat(client.get("/v1/coffee", "X-Request-ID", "a".repeat(129)).header("X-Request-ID"))
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void sendsSecurityAndCacheHeaders() {
    ApiResponse answer = client.get("/v1/coffee");

    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
  }

  // ---- when something is unavailable or broken

  @Test
  void returns503WithRetryAfterDuringOutage() {
    SERVICE.outage().begin();

    for (ApiResponse answer :
        List.of(
            client.get("/v1/coffee"),
            client.post("/v1/coffee", ESPRESSO),
            client.post("/v1/coffee", ESPRESSO, "Idempotency-Key", "k"),
            client.get("/v1/coffee/today"),
            client.patch("/v1/coffee/1", ESPRESSO))) {
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      assertThat(answer.problem().path("code").asText()).isEqualTo("service_unavailable");
    }
    SERVICE.outage().end();
    assertThat(client.post("/v1/coffee", ESPRESSO, "Idempotency-Key", "k").status()).isEqualTo(201);
  }

  @Test
  void logsUnexpectedFailureWithRequestId() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(FailureMapper.class);
    logger.addAppender(log);
    SERVICE.outage().begin(new IllegalStateException("relation coffee_intake does not exist"));

    ApiResponse answer = client.get("/v1/coffee", "X-Request-ID", "mine");
    logger.detachAppender(log);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"type": "/problems/internal_server_error", "title": "Internal Server Error",
                 "status": 500, "instance": "/v1/coffee", "code": "internal_server_error",
                 "detail": "Internal error; the server log has details under this request_id.",
                 "request_id": "mine", "errors": []}"""));
    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getMDCPropertyMap()).containsEntry("request_id", "mine");
    assertThat(log.list.get(0).getThrowableProxy().getMessage()).contains("coffee_intake");
  }

  private static final String[] ZIPPED_JSON = {
    "Content-Type", "application/json", "Content-Encoding", "gzip"
  };

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}

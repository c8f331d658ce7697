package coffee.app;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.configuration.Version;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import coffee.rest.contract.RawHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminPortTest {

  private static RunningService service;
  private static HttpTestClient anonymous;
  private static HttpTestClient operator;

  @BeforeAll
  static void start() {
    service =
        RunningService.over(
            TestDatabase.fresh(),
            Map.of("MAX_CAFFEINE_MG", "500", "MIN_HEART_RATE_BPM", "25", "ALLOWED_HOSTS", "*"));
    anonymous = new HttpTestClient(service.port(), "");
    operator = new HttpTestClient(service.adminPort(), "");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void servesPrometheusMetrics() {
    HttpTestResponse metrics = operator.get("/metrics");
    assertThat(metrics.header("Content-Type")).startsWith("text/plain");
    assertThat(metrics.body()).contains("# TYPE database_pool_connections gauge\n");
    assertThat(operator.get("/metrics.json").json().get("gauges"))
        .anySatisfy(gauge -> assertThat(gauge.has("value")).isTrue());
  }

  @Test
  void servesHealthChecks() {
    assertThat(operator.get("/ping").body()).isEqualTo("pong\n");
    assertThat(operator.get("/threads").body()).contains("main");
    HttpTestResponse checks = operator.get("/healthcheck");
    assertThat(checks.status()).isEqualTo(200);
    assertThat(checks.json().get("postgresql").get("healthy").asBoolean()).isTrue();
    assertThat(checks.json().get("redis").get("message").asText()).isEqualTo("not configured");
    assertThat(checks.json().get("hosts").get("message").asText()).startsWith("warning: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/metrics.json", "/healthcheck", "/threads", "/ping", "/"})
  void refusesRequestsFromWebPages(String path) throws IOException {
    assertThat(admin(path, "Host: evil.example:8001")).startsWith("HTTP/1.1 400 ");
    assertThat(admin(path, "Host: localhost\r\nOrigin: http://evil.example"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(admin(path, "Host: localhost\r\nSec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: 127.0.0.1:8001",
        "Host: [::1]:8001",
        "Host: localhost",
        "Host: localhost\r\nSec-Fetch-Site: none"
      })
  void acceptsLocalRequests(String headers) throws IOException {
    assertThat(admin("/ping", headers)).startsWith("HTTP/1.1 200 ");
  }

  private static String admin(String path, String headers) throws IOException {
    return RawHttp.exchange(
        service.adminPort(),
        "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
  }

  @Test
  void healthAndInfoArePublic() {
    assertThat(anonymous.get("/health").body())
        .isEqualTo(
            """
            {"status":"ok","version":"%s","database":"ok","redis":"not_configured"}"""
                .formatted(Version.CURRENT));
    assertThat(anonymous.get("/health/live").body())
        .isEqualTo(
            """
            {"status":"live","version":"%s"}"""
                .formatted(Version.CURRENT));
    assertThat(anonymous.get("/").json().get("links").get("answer").asText())
        .isEqualTo("/v1/heartrate/correlation");
    HttpTestResponse info = anonymous.get("/info");
    assertThat(info.json().get("coffee").get("max_caffeine_mg").asDouble()).isEqualTo(500);
    assertThat(info.json().get("heart_rate").get("min_bpm").asInt()).isEqualTo(25);
    assertThat(info.json().findValuesAsText("max_batch_items")).containsExactly("1000", "5000");
    assertThat(info.json().get("rate_limits"))
        .hasToString(
            """
            [{"name":"reads","requests":12000,"window_seconds":60},\
            {"name":"writes","requests":12000,"window_seconds":60},\
            {"name":"imports","requests":120,"window_seconds":60},\
            {"name":"analyses","requests":300,"window_seconds":60},\
            {"name":"unauthenticated","requests":600,"window_seconds":60},\
            {"name":"failed-authentication","requests":30,"window_seconds":60}]""");
    assertThat(anonymous.get("/docs").header("Content-Type")).startsWith("text/html");
    assertThat(anonymous.get("/openapi.json").json().get("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void dataRequiresOwnersKey() {
    assertThat(anonymous.get("/v1/coffee").status()).isEqualTo(401);
    assertThat(
            new HttpTestClient(service.port(), "a-key-for-tests-only-4712")
                .get("/v1/coffee")
                .status())
        .isEqualTo(401);
    assertThat(service.owner().get("/v1/coffee").status()).isEqualTo(200);
  }
}

package coffee.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.backup.BackupDirectory;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.TestRedis;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metrics of a service after various requests. */
class MetricsTest {

  private static final Instant BACKED_UP = Instant.parse("2026-03-01T03:00:00Z");
  private static final Path DEPLOY = Path.of("..", "deploy");

  @TempDir private static Path backups;
  private static TestRedis redis;
  private static RunningService service;
  private static MetricsPage page;

  /** Frequent enough that a slow Redis is detected by a single delay. */
  private static final int MAX_ANALYSES = 20;

  /** The number of correlation requests; the last one was answered from the cache. */
  private static int analyses;

  @BeforeAll
  static void useTheService() throws IOException {
    Files.writeString(new BackupDirectory(backups).fileFor(BACKED_UP), "all of it");
    redis = TestRedis.start();
    service =
        RunningService.over(
            TestDatabase.fresh(),
            Map.of(
                "REDIS_URL", redis.address().toString(),
                "METRICS_PERSONAL", "true",
                "BACKUP_DIR", backups.toString()));
    HttpTestClient owner = service.owner();
    owner.post("/v1/coffee", "{\"caffeine_mg\": 80, \"client_id\": \"a\"}");
    owner.post("/coffee/", "{\"caffeine_mg\": 60.5}");
    owner.post("/v1/coffee", "{\"caffeine_mg\": 80, \"client_id\": \"a\"}");
    owner.post("/v1/coffee", "{\"caffeine_mg\": -1}");
    owner.post("/v1/coffee/batch?atomic=true", "[{\"caffeine_mg\": 50}, {\"caffeine_mg\": -1}]");
    owner.post("/v1/heartrate", "{\"bpm\": 64}");
    owner.get("/v1/coffee/17");
    owner.get("/v1/coffee/18");
    owner.get("/nothing/of/this");
    owner.get("/nothing/of/that");
    owner.send("BREW", "/v1/coffee", BodyPublishers.noBody());
    new HttpTestClient(service.port(), "").get("/v1/coffee");
    int requests = 12;
    do {
      owner.get("/v1/heartrate/correlation");
      analyses++;
      page = page(requests + analyses);
    } while (page.value("analyses_total", Map.of("outcome", "cached")).orElse(0) == 0
        && analyses < MAX_ANALYSES);
  }

  /** A request is counted after its response was sent, perhaps after the client has read it. */
  private static MetricsPage page(int requests) {
    MetricsPage read;
    do {
      read = MetricsPage.read(new HttpTestClient(service.adminPort(), "").get("/metrics").body());
    } while (sum(read, "http_requests_total") < requests
        || sum(read, "http_request_duration_seconds_count") < requests);
    return read;
  }

  private static double sum(MetricsPage read, String name) {
    return read.samples().stream()
        .filter(sample -> sample.name().equals(name))
        .mapToDouble(MetricsPage.Sample::value)
        .sum();
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    redis.close();
  }

  @Test
  void countsRequestsByMethodRouteAndStatus() {
    assertThat(requests("POST", "/v1/coffee", 201)).isEqualTo(2);
    assertThat(requests("POST", "/v1/coffee", 200)).isEqualTo(1);
    assertThat(requests("POST", "/v1/coffee", 422)).isEqualTo(1);
    assertThat(requests("GET", "/v1/coffee", 401)).isEqualTo(1);
    assertThat(requests("GET", "/v1/coffee/{id}", 404)).isEqualTo(2);
    assertThat(requests("GET", "unmatched", 404)).isEqualTo(2);
    assertThat(requests("other", "unmatched", 405)).isEqualTo(1);
    assertThat(requests("POST", "/v1/coffee/batch", 422)).isEqualTo(1);
  }

  @Test
  void countsAnswersByTheClassOfTheirStatus() {
    assertThat(page.values("http_answers_total", "class"))
        .containsExactlyInAnyOrder("2xx", "3xx", "4xx", "5xx");
    assertThat(page.value("http_answers_total", Map.of("class", "4xx")).orElse(0))
        .isEqualTo(countOfStatus("4"));
    assertThat(page.value("http_answers_total", Map.of("class", "2xx")).orElse(0))
        .isEqualTo(countOfStatus("2"));
    assertThat(page.value("http_answers_total", Map.of("class", "5xx"))).hasValue(0);
  }

  private static double countOfStatus(String firstDigit) {
    return page.samples().stream()
        .filter(sample -> sample.name().equals("http_requests_total"))
        .filter(sample -> sample.labels().getOrDefault("status", "").startsWith(firstDigit))
        .mapToDouble(MetricsPage.Sample::value)
        .sum();
  }

  @Test
  void measuresRequestDuration() {
    Map<String, String> labels =
        Map.of("method", "GET", "route", "/v1/coffee/{id}", "status", "404");
    assertThat(page.value("http_request_duration_seconds_count", labels)).hasValue(2);
    assertThat(page.value("http_request_duration_seconds_sum", labels).orElse(0)).isPositive();
    assertThat(page.values("http_request_duration_seconds_bucket", "le")).contains("0.25", "+Inf");
  }

  @Test
  void countsNewlyStoredEntries() {
    assertThat(page.value("coffee_logged_total", Map.of())).hasValue(2);
    assertThat(page.value("caffeine_mg_total", Map.of())).hasValue(140.5);
    assertThat(page.value("heartrate_logged_total", Map.of())).hasValue(1);
    assertThat(page.values("last_logged_timestamp_seconds", "entry"))
        .containsExactlyInAnyOrder("coffee", "heartrate");
  }

  @Test
  void showsOwnersLatestValuesIfEnabled() {
    assertThat(page.value("heartrate_bpm_current", Map.of())).hasValue(64);
    assertThat(page.value("caffeine_last_mg", Map.of())).hasValue(60.5);
  }

  @Test
  void hidesOwnersValuesFromOtherPersons() {
    HttpTestClient admin = new HttpTestClient(service.adminPort(), "");
    admin.send("POST", "/tasks/person-add?name=Ada", BodyPublishers.noBody());
    String made =
        admin
            .send(
                "POST", "/tasks/key-create?name=tv&person=Ada&scopes=read", BodyPublishers.noBody())
            .body()
            .strip();
    String key = made.substring(made.lastIndexOf('\n') + 1);

    assertThat(new HttpTestClient(service.port(), key).get("/metrics").body())
        .contains("coffee_logged_total 2.0\n")
        .doesNotContain("heartrate_bpm_current")
        .doesNotContain("caffeine_last_mg");
    assertThat(service.owner().get("/metrics").body())
        .contains("heartrate_bpm_current 64.0\n")
        .contains("caffeine_last_mg 60.5\n");
  }

  @Test
  void showsTimeOfNewestBackup() {
    assertThat(page.value("backup_last_timestamp_seconds", Map.of()))
        .hasValue((double) BACKED_UP.getEpochSecond());
  }

  @Test
  void showsHealthChecks() {
    assertThat(page.values("health_check", "check"))
        .contains("backups", "clock", "database", "hosts", "import-queue", "imports", "schema");
    assertThat(page.samples())
        .filteredOn(sample -> sample.name().equals("health_check"))
        .allSatisfy(sample -> assertThat(sample.value()).isEqualTo(1));
    assertThat(page.value("imports_waiting", Map.of())).hasValue(0);
    assertThat(page.value("imports_waiting_seconds", Map.of())).hasValue(0);
  }

  @Test
  void showsFreeDiskSpace() {
    assertThat(page.values("folder_free_bytes", "folder"))
        .containsExactlyInAnyOrder("imports", "backups");
    assertThat(page.value("folder_free_bytes", Map.of("folder", "imports")).orElse(0)).isPositive();
  }

  @Test
  void countsAnalysesByOutcome() {
    double refused = analyses - 1;
    assertThat(refused).isPositive();
    assertThat(page.value("analyses_total", Map.of("outcome", "refused"))).hasValue(refused);
    assertThat(page.value("analyses_total", Map.of("outcome", "cached"))).hasValue(1);
    assertThat(page.value("analyses_total", Map.of("outcome", "answered"))).hasValue(0);
    assertThat(page.value("analysis_duration_seconds_count", Map.of())).hasValue(refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jvm_memory_bytes_used",
        "process_resident_memory_bytes",
        "database_pool_connections",
        "database_pool_waiting",
        "http_answers_cut_off",
        "database_statement_seconds",
        "jetty_threads",
        "jetty_requests_active",
        "jetty_connection_seconds",
        "log_lines_total",
        "experiment_events_total",
        "redis_up",
        "redis_pool_connections",
        "import_rows_total",
        "rate_limit_decisions_alone",
        "rate_limit_decisions_total"
      })
  void showsMetric(String name) {
    assertThat(page.names()).contains(name);
  }

  @Test
  void metricNamesContainNoClassNames() {
    assertThat(page.names()).isNotEmpty().allMatch(name -> name.matches("[a-z][a-z0-9_:]*"));
    assertThat(page.names())
        .noneMatch(name -> Stream.of("io_", "org_", "ch_", "com_").anyMatch(name::startsWith));
  }

  @Test
  void labelsContainNoClientInput() {
    List<String> methods = page.values("http_requests_total", "method");
    assertThat(methods).contains("other").doesNotContain("BREW");
    assertThat(page.values("http_requests_total", "route"))
        .noneMatch(route -> route.contains("17") || route.contains("nothing"));
  }

  @Test
  void mainPortRequiresKey() {
    HttpTestResponse shown = service.owner().get("/metrics");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Content-Type")).startsWith("text/plain");
    assertThat(shown.body()).contains("coffee_logged_total 2.0\n");
    HttpTestResponse refused = new HttpTestClient(service.port(), "").get("/metrics");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(new HttpTestClient(service.port(), "wrong-key-wrong-key").get("/metrics").status())
        .isEqualTo(401);
  }

  @Test
  void servesOpenMetricsIfAccepted() {
    HttpTestResponse shown =
        service
            .owner()
            .send(
                "GET",
                "/metrics",
                BodyPublishers.noBody(),
                "Accept",
                "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");
    assertThat(shown.header("Content-Type")).startsWith("application/openmetrics-text");
    assertThat(shown.body()).endsWith("# EOF\n");
  }

  @Test
  void isPrivateWithoutPersonalDataByDefault() {
    try (RunningService plain = RunningService.over(TestDatabase.fresh());
        RunningService open =
            RunningService.over(TestDatabase.fresh(), Map.of("METRICS_PUBLIC", "true"))) {
      plain.owner().post("/v1/heartrate", "{\"bpm\": 64}");
      assertThat(new HttpTestClient(plain.port(), "").get("/metrics").status()).isEqualTo(401);
      assertThat(plain.owner().get("/metrics").body())
          .doesNotContain("heartrate_bpm_current")
          .doesNotContain("caffeine_last_mg")
          .doesNotContain("redis_up");
      assertThat(new HttpTestClient(open.port(), "").get("/metrics").status()).isEqualTo(200);
    }
  }

  @Test
  void dashboardAndAlertsUseExistingMetrics() throws IOException {
    List<String> expressions = new ArrayList<>();
    JsonNode dashboard =
        new ObjectMapper().readTree(DEPLOY.resolve("grafana/coffee-tracker.json").toFile());
    dashboard.findValues("expr").forEach(expression -> expressions.add(expression.asText()));
    JsonNode alerts = new YAMLMapper().readTree(DEPLOY.resolve("prometheus/alerts.yml").toFile());
    alerts.findValues("expr").forEach(expression -> expressions.add(expression.asText()));

    assertThat(expressions).hasSizeGreaterThan(45);
    assertThat(expressions.stream().flatMap(MetricsTest::namesIn))
        .isNotEmpty()
        .isSubsetOf(Stream.concat(page.names().stream(), Stream.of("up")).toList());
  }

  /** Names followed by a selector or a comparison; keywords are neither. */
  private static Stream<String> namesIn(String expression) {
    String bare = expression.replaceAll("\"[^\"]*\"|by \\([^)]*\\)|\\[[^]]*]", "");
    return Pattern.compile("[a-z_]+(?=\\{)|[a-z]+_[a-z_]+(?! *[(={a-z_])")
        .matcher(bare)
        .results()
        .map(MatchResult::group);
  }

  @Test
  void everyAlertHasRunbookSection() throws IOException {
    List<String> anchors =
        Files.readAllLines(DEPLOY.resolve("../RUNBOOK.md")).stream()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("^#+ *", "").toLowerCase(Locale.ROOT))
            .toList();
    JsonNode alerts = new YAMLMapper().readTree(DEPLOY.resolve("prometheus/alerts.yml").toFile());
    for (JsonNode rule : alerts.at("/groups/0/rules")) {
      String anchor = rule.get("alert").asText().toLowerCase(Locale.ROOT);
      assertThat(rule.at("/annotations/runbook_url").asText())
          .isEqualTo("{{ $externalLabels.runbook }}#" + anchor);
      assertThat(anchors).contains(anchor);
    }
    for (String file : List.of("prometheus/prometheus.yml", "prometheus/kubernetes.yml")) {
      JsonNode prometheus = new YAMLMapper().readTree(DEPLOY.resolve(file).toFile());
      assertThat(prometheus.at("/global/external_labels/runbook").asText())
          .matches("https://.+/RUNBOOK\\.md");
    }
  }

  private static double requests(String method, String route, int status) {
    Map<String, String> labels =
        Map.of("method", method, "route", route, "status", Integer.toString(status));
    return page.value("http_requests_total", labels).orElse(0);
  }
}

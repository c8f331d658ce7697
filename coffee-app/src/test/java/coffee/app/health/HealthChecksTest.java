package coffee.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.metrics.MetricsPage;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.ImportClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.TestRedis;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthChecksTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private TestRedis redis;
  private RunningService service;

  @BeforeEach
  void start() throws IOException {
    redis = TestRedis.start();
    service =
        RunningService.over(
            database,
            Map.of(
                "REDIS_URL", redis.address().toString(),
                "IMPORT_DIR", folder.toString(),
                "BACKUP_DIR", folder.resolve("nowhere").toString()));
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
    redis.close();
  }

  private HttpTestResponse checks() {
    return new HttpTestClient(service.adminPort(), "").get("/healthcheck");
  }

  private static String said(HttpTestResponse checks, String name) {
    return checks.json().get(name).path("message").asText();
  }

  private static boolean isHealthy(HttpTestResponse checks, String name) {
    return checks.json().get(name).get("healthy").asBoolean();
  }

  @Test
  void reportsEveryCheck() {
    HttpTestResponse checks = checks();
    assertThat(said(checks, "database")).isEqualTo("writable and readable");
    assertThat(said(checks, "schema")).isEqualTo("up to date");
    assertThat(said(checks, "pool")).matches("\\d+ of 16 in use, \\d+ idle, 0 waiting");
    assertThat(said(checks, "clock")).isEqualTo("differs by 0 ms from the database clock");
    assertThat(said(checks, "imports")).endsWith(" MiB free");
    assertThat(isHealthy(checks, "import-queue")).isTrue();
    assertThat(isHealthy(checks, "redis")).isTrue();
    assertThat(isHealthy(checks, "backups")).isFalse();
    assertThat(said(checks, "backups")).endsWith("is not a directory that can be read");
    assertThat(checks.status()).as("one is not well").isEqualTo(500);
  }

  @Test
  void databaseCheckLeavesNoRows() {
    checks();
    String sql = "SELECT count(*) FROM heart_rate_hour";
    long bins = database.jdbi().withHandle(it -> it.createQuery(sql).mapTo(Long.class).one());
    assertThat(bins).isZero();
  }

  @Test
  void unavailableRedisIsDegradedNotUnhealthy() throws IOException {
    redis.close();
    HttpTestResponse checks = checks();
    assertThat(isHealthy(checks, "redis")).isTrue();
    assertThat(said(checks, "redis")).startsWith("degraded: unavailable");
  }

  @Test
  void detectsDatabaseThatCannotWrite() {
    database
        .jdbi()
        .useHandle(
            handle -> handle.execute("ALTER TABLE heart_rate_hour RENAME TO heart_rate_hour_gone"));
    HttpTestResponse checks = checks();
    assertThat(isHealthy(checks, "database")).isFalse();
    assertThat(said(checks, "database")).startsWith("write or read failed: ");
  }

  @Test
  void detectsImportWaitingTooLong() {
    service.close();
    service =
        RunningService.over(
            database, Map.of("IMPORT_DIR", folder.toString(), "IMPORT_RUNNERS", "0"));
    String rows = "{\"timestamp\": \"2026-03-01T08:00:00Z\", \"bpm\": 61}\n";
    new ImportClient(service.owner()).start("", BodyPublishers.ofString(rows));
    assertThat(said(checks(), "import-queue")).isEqualTo("1 waiting, oldest for 0 min");
    assertThat(isHealthy(checks(), "import-queue")).isTrue();

    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("UPDATE import_job SET touched_at = now() - interval '61 minutes'"));
    double least = waitingSeconds();
    assertThat(said(checks(), "import-queue")).isEqualTo("1 waiting, oldest for 61 min");
    assertThat(isHealthy(checks(), "import-queue")).isFalse();
    MetricsPage page =
        MetricsPage.read(new HttpTestClient(service.adminPort(), "").get("/metrics").body());
    assertThat(page.value("imports_waiting", Map.of())).hasValue(1);
    assertThat(page.value("imports_waiting_seconds", Map.of()).orElseThrow())
        .isBetween(least, waitingSeconds());
  }

  /** Sets the waiting time of the import, to the millisecond. */
  private double waitingSeconds() {
    String sql =
        "SELECT round(extract(epoch FROM clock_timestamp() - touched_at), 3) FROM import_job";
    return database.jdbi().withHandle(it -> it.createQuery(sql).mapTo(Double.class).one());
  }

  @Test
  void detectsIncompatibleSchema() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO databasechangelog
                      (id, author, filename, dateexecuted, orderexecuted, exectype, labels)
                    VALUES ('of-the-next', 'coffee', 'db/999.sql', now(), 999, 'EXECUTED', '')
                    """));
    assertThat(said(checks(), "schema")).startsWith("the database schema is newer than");
  }

  @Test
  void clockDifferenceAllowsForQueryTime() {
    Instant later = NOON.plusMillis(80);
    assertThat(ClockHealthCheck.difference(NOON, NOON.plusMillis(40), later)).isZero();
    assertThat(ClockHealthCheck.difference(NOON, NOON.minusSeconds(9), later))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(ClockHealthCheck.difference(NOON, later.plusSeconds(9), later))
        .isEqualTo(Duration.ofSeconds(9));
  }
}

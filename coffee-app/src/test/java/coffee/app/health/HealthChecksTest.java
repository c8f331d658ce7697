package coffee.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.metrics.MetricsPage;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.ImportClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.TestRedis;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthChecksTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private static Path folder;

  private static TestDatabase database;
  private static TestRedis redis;
  private static RunningService service;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    redis = TestRedis.start();
    service =
        RunningService.over(
            database,
            Map.of(
                "REDIS_URL", redis.address().toString(),
                "IMPORT_DIR", folder.toString(),
                "BACKUP_DIR", folder.resolve("nowhere").toString()));
  }

  @AfterAll
  static void stop() {
    service.close();
    redis.close();
    database.close();
  }

  private static HttpTestResponse checks() {
    return checks(service);
  }

  private static HttpTestResponse checks(RunningService instance) {
    return new HttpTestClient(instance.adminPort(), "").get("/healthcheck");
  }

  private static String message(HttpTestResponse checks, String name) {
    return checks.json().get(name).path("message").asText();
  }

  private static boolean isHealthy(HttpTestResponse checks, String name) {
    return checks.json().get(name).get("healthy").asBoolean();
  }

  @Test
  void reportsEveryCheck() {
    HttpTestResponse checks = checks();
    assertThat(message(checks, "database")).isEqualTo("writable and readable");
    assertThat(message(checks, "schema")).isEqualTo("up to date");
    assertThat(message(checks, "pool")).matches("\\d+ of 16 in use, \\d+ idle, 0 waiting");
    assertThat(message(checks, "clock")).isEqualTo("differs by 0 ms from the database clock");
    assertThat(message(checks, "imports")).endsWith(" MiB free");
    assertThat(isHealthy(checks, "import-queue")).isTrue();
    assertThat(isHealthy(checks, "redis")).isTrue();
    assertThat(isHealthy(checks, "backups")).isFalse();
    assertThat(message(checks, "backups")).endsWith("is not a directory that can be read");
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
  void unavailableRedisIsDegradedNotUnhealthy() {
    redis.close();
    try {
      HttpTestResponse checks = checks();
      assertThat(isHealthy(checks, "redis")).isTrue();
      assertThat(message(checks, "redis")).startsWith("degraded: unavailable");
    } finally {
      redis = TestRedis.startAgain(redis.address());
    }
  }

  @Test
  void detectsDatabaseThatCannotWrite() {
    execute("ALTER TABLE heart_rate_hour RENAME TO heart_rate_hour_renamed");
    try {
      HttpTestResponse checks = checks();
      assertThat(isHealthy(checks, "database")).isFalse();
      assertThat(message(checks, "database")).startsWith("write or read failed: ");
    } finally {
      execute("ALTER TABLE heart_rate_hour_renamed RENAME TO heart_rate_hour");
    }
  }

  @Test
  void detectsImportWaitingTooLong(@TempDir Path spool) {
    try (TestDatabase waiting = TestDatabase.fresh();
        RunningService idle =
            RunningService.over(
                waiting, Map.of("IMPORT_DIR", spool.toString(), "IMPORT_RUNNERS", "0"))) {
      String rows = "{\"timestamp\": \"2026-03-01T08:00:00Z\", \"bpm\": 61}\n";
      new ImportClient(idle.owner()).start("", BodyPublishers.ofString(rows));
      assertThat(message(checks(idle), "import-queue")).isEqualTo("1 waiting, oldest for 0 min");
      assertThat(isHealthy(checks(idle), "import-queue")).isTrue();

      String hourAgo = "UPDATE import_job SET touched_at = now() - interval '61 minutes'";
      waiting.jdbi().useHandle(handle -> handle.execute(hourAgo));
      double minimum = waitingSeconds(waiting);
      assertThat(message(checks(idle), "import-queue")).isEqualTo("1 waiting, oldest for 61 min");
      assertThat(isHealthy(checks(idle), "import-queue")).isFalse();
      MetricsPage page =
          MetricsPage.read(new HttpTestClient(idle.adminPort(), "").get("/metrics").body());
      assertThat(page.value("imports_waiting", Map.of())).hasValue(1);
      assertThat(page.value("imports_waiting_seconds", Map.of()).orElseThrow())
          .isBetween(minimum, waitingSeconds(waiting));
    }
  }

  /** The waiting time of the import, to the millisecond. */
  private static double waitingSeconds(TestDatabase waiting) {
    String sql =
        "SELECT round(extract(epoch FROM clock_timestamp() - touched_at), 3) FROM import_job";
    return waiting.jdbi().withHandle(it -> it.createQuery(sql).mapTo(Double.class).one());
  }

  @Test
  void detectsIncompatibleSchema() {
    execute(
        """
        INSERT INTO databasechangelog
          (id, author, filename, dateexecuted, orderexecuted, exectype, labels)
        VALUES ('of-the-next', 'coffee', 'db/999.sql', now(), 999, 'EXECUTED', '')
        """);
    try {
      assertThat(message(checks(), "schema")).startsWith("the database schema is newer than");
    } finally {
      execute("DELETE FROM databasechangelog WHERE id = 'of-the-next'");
    }
  }

  private static void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
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

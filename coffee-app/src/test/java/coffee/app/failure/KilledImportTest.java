package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.ImportClient;
import coffee.app.support.ServerProcess;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledImportTest {

  private static final int ROWS = 60_000;
  private static final int ROWS_BEFORE_KILL = 10_000;

  /** A reading that is imported after that. */
  private static final int BLOCKED_ROW = 45_000;

  @TempDir private Path folder;

  /** Readings, coffees, refused rows, and every thousandth reading twice. */
  private Path file() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      Instant instant = instant(i % 1_000 == 1 ? i - 1 : i);
      if (i % 500 == 7) {
        rows.append("{\"timestamp\": \"%s\", \"caffeine_mg\": 80}%n".formatted(instant));
      } else {
        int bpm = i % 700 == 9 ? 900 : 60 + i / 1_000 % 40;
        rows.append(
            "{\"timestamp\": \"%s\", \"bpm\": %d, \"source\": \"w\"}%n".formatted(instant, bpm));
      }
    }
    return Files.writeString(folder.resolve("rows.ndjson"), rows);
  }

  private static Instant instant(int row) {
    return Instant.ofEpochSecond(1_700_000_000L + 5L * row);
  }

  private static ServerProcess serving(TestDatabase database, Path spool) throws IOException {
    return ServerProcess.serving(database, Map.of("IMPORT_DIR", spool.toString()));
  }

  @Test
  void killedImportResumesWithSameResult() throws Exception {
    Path file = file();
    try (TestDatabase disturbed = TestDatabase.fresh();
        TestDatabase undisturbed = TestDatabase.fresh()) {
      JsonNode started;
      try (ServerProcess server = serving(disturbed, folder.resolve("spool"));
          Handle blocker = disturbed.jdbi().open()) {
        storeWithoutCommitting(blocker);
        ImportClient imports = new ImportClient(server.owner());
        started = imports.start("", BodyPublishers.ofFile(file));
        JsonNode seen =
            imports.when(started, job -> job.path("stored").asInt() >= ROWS_BEFORE_KILL);
        server.kill();
        blocker.rollback();
        assertThat(seen.path("state").asText()).isEqualTo("running");
      }
      JsonNode resumed;
      try (ServerProcess server = serving(disturbed, folder.resolve("spool"))) {
        resumed = new ImportClient(server.owner()).over(started);
      }
      JsonNode whole;
      try (ServerProcess server = serving(undisturbed, folder.resolve("other"))) {
        ImportClient imports = new ImportClient(server.owner());
        whole = imports.over(imports.start("", BodyPublishers.ofFile(file)));
      }
      assertThat(whole.path("rows_read").asInt()).isEqualTo(ROWS);
      assertThat(outcome(resumed)).isEqualTo(outcome(whole));
      assertThat(content(disturbed)).isEqualTo(content(undisturbed));
    }
  }

  /** Storing a reading of the same hour waits for the transaction. */
  private static void storeWithoutCommitting(Handle handle) {
    String sql =
        """
        INSERT INTO heart_rate_hour (person_id, start_ms, n, min_bpm, max_bpm, contexts, sources,
          readings)
        SELECT id, ?, 1, 60, 60, 256, '\\x00', '\\x01' FROM person WHERE name = 'owner'
        """;
    handle.begin();
    long hour = instant(BLOCKED_ROW).truncatedTo(ChronoUnit.HOURS).toEpochMilli();
    assertThat(handle.execute(sql, hour)).isEqualTo(1);
  }

  /** All fields without times. */
  private static JsonNode outcome(JsonNode job) {
    ObjectNode outcome = job.deepCopy();
    return outcome.remove(List.of("created_at", "started_at", "ended_at", "rate"));
  }

  private static List<String> content(TestDatabase database) {
    String sql =
        """
        SELECT 'mg ' || count(*) || ' ' || md5(string_agg(
          consumed_at || ' ' || caffeine_mg || ' ' || client_id, ',' ORDER BY consumed_at, id))
        FROM coffee_intake
        UNION ALL
        SELECT 'hour ' || count(*) || ' ' || md5(string_agg(
          start_ms || ' ' || n || ' ' || encode(readings, 'hex') || ' ' || encode(levels, 'hex')
            || ' ' || encode(totals, 'hex'), ',' ORDER BY start_ms))
        FROM heart_rate_hour
        UNION ALL
        SELECT 'problem ' || count(*) || ' ' || md5(string_agg(
          number || ' ' || position || ' ' || code, ',' ORDER BY number))
        FROM import_problem
        """;
    return database.jdbi().withHandle(it -> it.createQuery(sql).mapTo(String.class).list());
  }
}

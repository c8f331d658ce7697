package coffee.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.ImportClient;
import coffee.app.support.RunningService;
import coffee.persistence.heartrate.StoredReadingRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fills the disks of uploads and PostgreSQL while clients write: refused requests get a
 * Retry-After, nothing is partially stored, and retries succeed when there is space again. Runs
 * with {@code -Pdrill} only, and on Linux, which allows users to mount a small disk.
 */
@Tag("drill")
class FullDiskDrillTest {

  private static final int ROWS = 60_000;
  private static final int BEFORE_THE_END = 5_000;
  private static final Duration WHILE = Duration.ofSeconds(3);
  private static final String FILE = file();
  private static final DrillReport REPORT = new DrillReport();

  @TempDir private Path data;
  private RestartablePostgres postgres;

  private static String file() {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> Instant.ofEpochSecond(1_700_000_000L + 5L * i))
        .map("{\"timestamp\": \"%s\", \"bpm\": 61, \"source\": \"w\"}"::formatted)
        .collect(Collectors.joining("\n"));
  }

  @BeforeEach
  void start() throws Exception {
    postgres = new RestartablePostgres(data.resolve("postgresql"));
  }

  @AfterEach
  void stop() throws Exception {
    postgres.close();
  }

  @AfterAll
  static void print() {
    REPORT.print();
  }

  private ImportClient imports(RestartableServer service) {
    return new ImportClient(new HttpTestClient(service.port(), RunningService.KEY));
  }

  /** Records from the file; those of the load contain their number. */
  private long readings() {
    return StoredReadingRow.all(Jdbi.create(postgres.url())).stream()
        .filter(row -> row.notes().isEmpty())
        .count();
  }

  private void execute(String sql) {
    Jdbi.create(postgres.url()).useHandle(handle -> handle.execute(sql));
  }

  @Test
  void uploadsAreRefusedWhileDiskIsFull() throws Exception {
    SmallDisk disk = SmallDisk.over(data.resolve("imports"), FILE.length() + 1_000_000);
    try (RestartableServer service =
            new RestartableServer(postgres.url(), spool(), disk.command());
        WriteLoad load = new WriteLoad(service.port())) {
      ImportClient imports = imports(service);
      disk.fill(service.pid());
      for (int i = 0; i < 5; i++) {
        assertRefused(imports);
      }
      assertThat(imports.calls().get("/v1/imports").json()).isEmpty();
      assertThat(disk.files(service.pid())).as("left over").isEmpty();
      disk.makeRoom(service.pid());
      JsonNode job = imports.over(imports.start("", BodyPublishers.ofString(FILE)));
      assertStored(job);
      DrillResult result = end("no room for uploads", load, OptionalLong.empty());
      assertThat(result.unavailable() + result.refused() + result.aborted()).isZero();
    }
  }

  private static void assertRefused(ImportClient imports) {
    HttpTestResponse refused =
        imports.calls().send("POST", "/v1/imports", BodyPublishers.ofString(FILE));
    assertThat(refused.status()).as(refused.body()).isEqualTo(503);
    assertThat(refused.json().path("code").asText()).isEqualTo("storage_full");
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }

  private void assertStored(JsonNode job) {
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
    assertThat(job.path("stored").asInt()).as(job.toString()).isEqualTo(ROWS);
    assertThat(readings()).isEqualTo(ROWS);
  }

  private DrillResult end(String drill, WriteLoad load, OptionalLong recovered) throws Exception {
    DrillResult result =
        REPORT.add(DrillResult.of(drill, load.end(), postgres.stored(), recovered));
    REPORT.assertKept(result);
    return result;
  }

  /** PostgreSQL's message when a table cannot grow. */
  private static final String FULL =
      """
      CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
      END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON heart_rate_hour EXECUTE FUNCTION full_disk();
      CREATE TRIGGER full_disk BEFORE INSERT ON coffee_intake EXECUTE FUNCTION full_disk();
      """;

  @Test
  void importResumesAfterDatabaseDiskWasFull() throws Exception {
    try (RestartableServer service = new RestartableServer(postgres.url(), spool());
        WriteLoad load = new WriteLoad(service.port())) {
      ImportClient imports = imports(service);
      JsonNode started = imports.start("", BodyPublishers.ofString(FILE));
      imports.when(started, job -> job.path("stored").asInt() >= BEFORE_THE_END);
      execute(FULL);
      load.continueFor(WHILE);
      JsonNode waiting = imports.calls().get("/v1/imports/" + started.path("id")).json();
      assertThat(waiting.path("state").asText()).matches("queued|running");
      assertThat(readings()).as("whole batches").isEqualTo(waiting.path("stored").asLong());
      execute("DROP FUNCTION full_disk CASCADE");
      long recovered = System.nanoTime();
      assertStored(imports.over(started));
      DrillResult result =
          end("no room in PostgreSQL, an import running", load, OptionalLong.of(recovered));
      REPORT.assertRecovered(result);
      assertThat(result.unavailable()).isPositive();
      assertThat(result.aborted()).isZero();
    }
  }

  private Map<String, String> spool() {
    return Map.of("IMPORT_DIR", data.resolve("imports").toString());
  }
}

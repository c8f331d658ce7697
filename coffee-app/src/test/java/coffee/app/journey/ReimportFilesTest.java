package coffee.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.CommandLineRun;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReimportFilesTest {

  private static final String COFFEES =
      """
      timestamp,caffeine_mg,coffee_type,client_id
      2026-03-09T07:00:00,63,espresso,
      2026-03-09T07:00:00,63,espresso,
      2026-03-09T09:30:00+01:00,80,,office-7
      2026-03-09T10:00:00,9000,,
      """;

  @TempDir private Path folder;

  @Test
  void reimportChangesNothing() throws IOException {
    Path coffees = Files.writeString(folder.resolve("coffees.csv"), COFFEES);
    Path readings = folder.resolve("watch.ndjson.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(readings))) {
      for (int minute = 0; minute < 12_000; minute++) {
        String instant = Instant.ofEpochSecond(1_773_000_000L + 60L * minute).toString();
        packed.write(
            "{\"timestamp\": \"%s\", \"bpm\": %d, \"source\": \"watch\"}%n"
                .formatted(instant, 55 + minute % 40)
                .getBytes(UTF_8));
      }
    }
    try (RunningService service = RunningService.over(database)) {
      read(coffees, readings);
      HttpTestClient owner = service.owner();
      String coffeesThen = owner.get("/v1/coffee?limit=1000").body();
      String readingsThen =
          owner.get("/v1/heartrate/range?start=2026-03-01&end=2026-03-31&resolution=1d").body();
      assertThat(owner.get("/v1/coffee?limit=1000").json())
          .extracting(coffee -> coffee.get("timestamp").asText())
          .containsExactly(
              "2026-03-09T08:30:00.000Z", "2026-03-09T06:00:00.000Z", "2026-03-09T06:00:00.000Z");
      assertThat(readingsThen).contains("\"readings_count\":12000");

      read(coffees, readings);
      assertThat(owner.get("/v1/coffee?limit=1000").body()).isEqualTo(coffeesThen);
      assertThat(
              owner.get("/v1/heartrate/range?start=2026-03-01&end=2026-03-31&resolution=1d").body())
          .isEqualTo(readingsThen);
    }
  }

  private final TestDatabase database = TestDatabase.fresh();

  private void read(Path... files) {
    Map<String, String> environment =
        Map.of("DATABASE_URL", database.jdbcUrl(), "TZ", "Europe/Berlin");
    CommandLineRun done =
        CommandLineRun.run(
            environment, "import", "--person", "owner", files[0].toString(), files[1].toString());
    assertThat(done.failure()).isEmpty();
  }
}

package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.TimestampRules;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeRules;
import coffee.persistence.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportAndReimportTest {

  private static final String COFFEES =
      """
      {"timestamp": "2026-03-01T09:00:00.123Z", "caffeine_mg": 63.4, "coffee_type": "=1+1", "notes": " two \\"short\\" ones,\\r\\nat Ada's\\t", "duration_minutes": 0, "source": "'phone", "client_id": "a-1"}
      {"timestamp": "2026-03-01T09:00:00.123Z", "caffeine_mg": 63.4}
      {"timestamp": "2026-03-01T09:00:00.123Z", "caffeine_mg": 80, "coffee_type": "'=1+1"}
      {"timestamp": "2026-03-01T09:00:00.123Z", "caffeine_mg": 63.4}
      {"timestamp": "2026-02-01T09:00:00Z", "caffeine_mg": 0.00012345, "notes": "''=☕ 😀", "client_id": "-2"}
      {"timestamp": "2024-12-31T23:59:59.999Z", "caffeine_mg": 1000, "notes": "'tis", "duration_minutes": 720}
      """;

  private static final String READINGS =
      """
      {"timestamp": "2026-03-01T09:20:00Z", "bpm": 71, "context": "active", "source": "zebra"}
      {"timestamp": "2026-03-01T09:20:00Z", "bpm": 72, "context": "yoga, \\"hot\\"", "source": "Ärmel"}
      {"timestamp": "2026-03-01T09:20:00Z", "bpm": 73, "context": "sleeping", "source": "apple", "notes": "\\n=dizzy"}
      {"timestamp": "2026-02-28T23:00:00.001Z", "bpm": 30, "source": "apple"}
      {"timestamp": "2020-01-01T00:00:00Z", "bpm": 250, "context": "post-coffee"}
      """;

  private static final String STEPS =
      """
      {"timestamp": "2026-03-01T09:20:00Z", "duration_seconds": 60, "steps": 84, "source": "=watch"}
      {"timestamp": "2026-03-01T09:21:00Z", "duration_seconds": 0.5e2, "steps": 0, "source": "=watch"}
      {"timestamp": "2026-02-28T23:59:59.999Z", "duration_seconds": 1.001, "steps": 3}
      """;

  private static final String PROFILE =
      """
      {"time_zone": "America/St_Johns", "half_life_hours": 7.25, "weight_kg": 70.5,
       "half_life_factors": ["smoking", "oral_contraceptive"], "bedtime": "23:45",
       "sleep_threshold_mg": 25, "daily_limit_mg": 300, "single_dose_limit_mg": 150}\
      """;

  @TempDir private Path folder;

  @Test
  void exportAndReimportRoundTrips() throws IOException {
    TestDatabase here = TestDatabase.fresh();
    String lines;
    String table;
    try (RunningService service = RunningService.over(here)) {
      HttpTestClient owner = service.owner();
      log(owner);
      lines = withoutCursor(owner.get("/v1/export").body());
      table = owner.get("/v1/export?format=csv").body();
    }
    assertThat(lines.lines()).hasSize(17).last().isEqualTo("{\"end\":{\"records\":15}}");
    assertThat(table).hasLineCount(18);

    assertThat(afterImport(TestDatabase.fresh(), "lines.ndjson", lines, "ndjson")).isEqualTo(lines);
    assertThat(afterImport(TestDatabase.fresh(), "table.csv", table, "csv")).isEqualTo(table);
    assertThat(afterImport(here, "lines.ndjson", lines, "ndjson")).isEqualTo(lines);
    assertThat(afterImport(here, "table.csv", table, "ndjson")).isEqualTo(lines);
  }

  @Test
  void aRunningExperimentComesBackStoppedWithoutItsSecret() throws IOException {
    String lines;
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      HttpTestClient owner = service.owner();
      String plan =
          """
          {"design": "delay", "dose_mg": 100, "cup_time": "10:00", "blocks": 7,
           "start_date": "%s"}\
          """
              .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(30));
      long id = owner.post("/v1/experiments", plan).json().get("id").asLong();
      owner.post("/v1/experiments/%d/start".formatted(id), "{}");
      lines = owner.get("/v1/export").body();
    }
    String hidden = "\"secret\":null,\"order\":\"-------\",\"days\":[]";
    assertThat(lines).contains("{\"experiment\":{\"state\":\"running\",").contains(hidden);

    String again = afterImport(TestDatabase.fresh(), "lines.ndjson", lines, "ndjson");

    assertThat(again).contains("{\"experiment\":{\"state\":\"stopped_early\",").contains(hidden);
    assertThat(commitment(again)).isEqualTo(commitment(lines));
  }

  private static String commitment(String export) {
    int start = export.indexOf("\"commitment\":\"");
    return export.substring(start, start + 80);
  }

  @Test
  void fhirAndOpenMhealthContainSameReadings() throws IOException {
    try (RunningService service = RunningService.over(TestDatabase.fresh())) {
      HttpTestClient owner = service.owner();
      log(owner);
      List<Reading> readings = readings(owner.get("/v1/export").body());
      assertThat(readings).hasSize(5);
      assertThat(readings(owner.get("/v1/export?format=fhir").body())).isEqualTo(readings);
      assertThat(readings(owner.get("/v1/export?format=open_mhealth").body()))
          .extracting(Reading::measuredAt, Reading::heartRate, Reading::notes, Reading::source)
          .isEqualTo(
              assertThat(readings)
                  .extracting(
                      Reading::measuredAt, Reading::heartRate, Reading::notes, Reading::source)
                  .actual());
    }
  }

  @Test
  void unknownPersonLeavesNoFile() {
    Path file = folder.resolve("nobody.ndjson");
    CommandRunner.Outcome outcome =
        new CommandRunner(TestDatabase.fresh(), Map.of())
            .run("export", "--person", "nobody", "--output", file.toString());
    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.errors()).contains("there is no person named nobody");
    assertThat(folder).isEmptyDirectory();
  }

  private static void log(HttpTestClient owner) {
    batch(owner, "/v1/coffee/batch", COFFEES);
    batch(owner, "/v1/heartrate/batch", READINGS);
    batch(owner, "/v1/steps/batch", STEPS);
    assertThat(owner.patch("/v1/profile", PROFILE).status()).isEqualTo(200);
  }

  private static void batch(HttpTestClient owner, String path, String records) {
    HttpTestClient.HttpTestResponse answer =
        owner.send(
            "POST", path, BodyPublishers.ofString(records), "Content-Type", "application/x-ndjson");
    assertThat(answer.json().get("stored").asInt()).isEqualTo((int) records.lines().count());
  }

  /** The export after importing the file into an empty database. */
  private String afterImport(TestDatabase database, String name, String file, String format)
      throws IOException {
    Path path = Files.writeString(folder.resolve(name), file);
    CommandRunner commands = new CommandRunner(database, Map.of());
    CommandRunner.Outcome read = commands.run("import", path.toString());
    assertThat(read.errors()).isEmpty();
    Path exported = folder.resolve("exported");
    commands.run("export", "--format", format, "--output", exported.toString());
    CommandRunner.Outcome printed = commands.run("export", "--format", format);
    assertThat(withoutCursor(printed.output()))
        .isEqualTo(withoutCursor(Files.readString(exported)));
    return withoutCursor(printed.output());
  }

  /** The cursor of the change feed differs each time. */
  private static String withoutCursor(String export) {
    return export.replaceAll(",\"change_cursor\":\"[A-Za-z0-9_-]+\"", "");
  }

  private static List<Reading> readings(String export) throws IOException {
    byte[] bytes = export.getBytes(StandardCharsets.UTF_8);
    DeviceFormat format =
        FormatRegistry.standard().recognize(() -> new ByteArrayInputStream(bytes)).orElseThrow();
    ReaderSettings settings =
        new ReaderSettings(
            FileSettings.in(ZoneOffset.UTC),
            IntakeRules.DEFAULT,
            ReadingRules.DEFAULT,
            new TimestampRules(Clock.systemUTC()));
    Readings readings = new Readings(new ArrayList<>());
    format.read(() -> new ByteArrayInputStream(bytes), settings, readings);
    return readings.all();
  }

  private record Readings(List<Reading> all) implements RowHandler {

    @Override
    public void file(String format) {}

    @Override
    public void reading(SourcePosition position, Reading reading) {
      all.add(reading);
    }

    @Override
    public void refused(RefusedRow problem) {
      throw new AssertionError(problem);
    }

    @Override
    public void intake(SourcePosition position, Intake intake) {}

    @Override
    public void skipped(String kind) {}

    @Override
    public void clockChange(ClockChange decision) {}
  }
}

package coffee.app.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.ImportClient;
import coffee.app.support.RunningService;
import coffee.domain.Eventually;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportOverHttpTest {

  private static final String RANGE =
      "/v1/heartrate/range?start=2026-02-01&end=2026-04-30&resolution=1h";

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private RunningService service;
  private HttpTestClient owner;
  private ImportClient imports;

  @BeforeEach
  void start() {
    service =
        RunningService.over(
            database, Map.of("IMPORT_DIR", folder.toString(), "MAX_IMPORT_BYTES", "200000000"));
    owner = service.owner();
    imports = new ImportClient(owner);
  }

  @AfterEach
  void stop() {
    service.close();
    database.close();
  }

  /** One reading per minute, in our own NDJSON. */
  private static String minutes(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(
            minute ->
                "{\"timestamp\": \"%s\", \"bpm\": %d, \"source\": \"watch\"}\n"
                    .formatted(
                        Instant.ofEpochSecond(1_773_000_000L + 60L * minute), 55 + minute % 40))
        .collect(Collectors.joining());
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
  }

  @Test
  void reportsContentsOfArchive() throws Exception {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      put(zip, "a.csv", "timestamp,bpm\n2026-03-01T09:00:00Z,61\n2026-03-01T09:01:00Z,620\n");
      put(zip, "b.csv", "timestamp,bpm\n2026-03-01T09:00:00Z,61\n");
      put(zip, "c.ndjson", minutes(0, 6_000));
      put(zip, "d.txt", "Thank you for wearing us.");
    }

    JsonNode done =
        imports.over(
            imports.start(
                "?filename=wearable.zip", BodyPublishers.ofByteArray(archive.toByteArray())));

    assertThat(done.path("file_name").asText()).isEqualTo("wearable.zip");
    assertThat(done.path("passed_over").toString())
        .isEqualTo("[{\"kind\":\"other_file\",\"count\":1,\"names\":[\"d.txt\"]}]");
    assertThat(done.path("outcome").asText())
        .isEqualTo("6,001 heart rates stored from CSV and NDJSON, 1 already existed, 1 refused.");
    assertThat(done.path("format").asText()).isEqualTo("zip");
    assertThat(done.path("rows_read").asInt()).isEqualTo(6_003);
    assertThat(done.path("contents"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"format": "coffee_csv", "files": 2, "rows_read": 3, "stored": 1, "existing": 1,
                      "refused": 1},
                     {"format": "coffee_ndjson", "files": 1, "rows_read": 6000, "stored": 6000,
                      "existing": 0, "refused": 0}]\
                    """));
  }

  @Test
  void reimportIsIdempotentAndUndoRemovesData() throws Exception {
    owner.post(
        "/v1/heartrate",
        """
        {"timestamp": "2026-03-08T20:00:30Z", "bpm": 77, "source": "watch"}\
        """);
    owner.post("/v1/coffee", "{\"timestamp\": \"2026-03-09T07:00:00Z\", \"caffeine_mg\": 80}");
    String before = owner.get(RANGE).body();
    String file =
        minutes(0, 12_000)
            + "{\"timestamp\": \"2026-03-09T09:00:00Z\", \"caffeine_mg\": 63}\n"
            + "{\"timestamp\": \"2026-03-09T09:00:00Z\", \"bpm\": 900, \"source\": \"watch\"}\n";

    JsonNode rehearsed = imports.run("?dry_run=true", file);
    assertThat(owner.get(RANGE).body()).isEqualTo(before);
    JsonNode first = imports.run("?format=coffee_ndjson", file);
    String after = owner.get(RANGE).body();
    JsonNode again = imports.run("", file);

    assertThat(first.path("state").asText()).isEqualTo("done");
    assertThat(first.path("stored").asInt()).isEqualTo(12_001);
    assertThat(first.path("refused").asInt()).isEqualTo(1);
    assertThat(first.path("problems").path(0).path("position").asInt()).isEqualTo(12_002);
    assertThat(first.path("bytes_read")).isEqualTo(first.path("bytes_total"));
    for (String count : new String[] {"rows_read", "stored", "existing", "refused", "problems"}) {
      assertThat(rehearsed.path(count)).isEqualTo(first.path(count));
    }
    assertThat(again.path("stored").asInt()).isZero();
    assertThat(again.path("existing").asInt()).isEqualTo(12_001);
    assertThat(owner.get(RANGE).body()).isEqualTo(after);
    assertThat(coffees())
        .containsExactly("2026-03-09T09:00:00.000Z 63.0", "2026-03-09T07:00:00.000Z 80.0");

    JsonNode undone = owner.post("/v1/imports/" + first.path("id").asLong() + "/undo", "").json();
    assertThat(undone.path("removed").toString())
        .isEqualTo("{\"coffees\":1,\"heart_rates\":12000,\"steps\":0}");
    assertThat(owner.get(RANGE).body()).isEqualTo(before);
    assertThat(coffees()).containsExactly("2026-03-09T07:00:00.000Z 80.0");
    awaitTheEndOfEveryFile();
  }

  /** A file is deleted after its import has ended, which may be visible before. */
  private void awaitTheEndOfEveryFile() {
    Eventually.until(
        "every file is deleted",
        () -> {
          try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(ImportOverHttpTest::isName);
          }
        });
  }

  /** The stored ones as "timestamp milligrams", newest first. */
  private List<String> coffees() {
    List<String> coffees = new ArrayList<>();
    owner
        .get("/v1/coffee")
        .json()
        .forEach(
            coffee ->
                coffees.add(
                    coffee.path("timestamp").asText()
                        + " "
                        + coffee.path("caffeine_mg").asDouble()));
    return coffees;
  }

  private static boolean isName(Path file) {
    return file.endsWith("spool-name");
  }

  @Test
  void overlappingFilesAreMerged() {
    JsonNode first = imports.start("", BodyPublishers.ofString(minutes(0, 8_000)));
    JsonNode second = imports.start("", BodyPublishers.ofString(minutes(4_000, 12_000)));

    assertThat(imports.over(first).path("stored").asInt()).isEqualTo(8_000);
    assertThat(imports.over(second).path("stored").asInt()).isEqualTo(4_000);
    assertThat(imports.over(second).path("existing").asInt()).isEqualTo(4_000);
    assertThat(owner.get(RANGE).body()).contains("\"readings_count\":12000");
  }

  @Test
  void refusesDecompressionBombs() throws IOException {
    JsonNode zipped =
        imports.over(imports.start("", BodyPublishers.ofByteArray(zipOf("a.csv", 1L << 30))));
    assertThat(zipped.path("state").asText()).isEqualTo("failed");
    assertThat(zipped.path("failure").path("code").asText())
        .isIn("too_large", "expands_too_much", "line_too_long");

    JsonNode line =
        imports.over(
            imports.start(
                "?format=coffee_ndjson", BodyPublishers.ofByteArray(gzipOfOneLine(1L << 30))));
    assertThat(line.path("state").asText()).isEqualTo("failed");
    assertThat(owner.get("/health").status()).isEqualTo(200);
  }

  @Test
  void refusesUploadOverSizeLimit() {
    InputStream endless =
        new InputStream() {
          private long left = 10L << 30;

          @Override
          public int read() {
            return left-- > 0 ? '9' : -1;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
              return -1;
            }
            left -= length;
            Arrays.fill(into, offset, offset + length, (byte) '9');
            return length;
          }
        };
    int status;
    try {
      status =
          owner
              .trySend("POST", "/v1/imports", BodyPublishers.ofInputStream(() -> endless))
              .status();
    } catch (IOException closedWhileSending) {
      status = 413;
    }

    assertThat(status).isEqualTo(413);
    assertThat(owner.get("/v1/imports").json()).isEmpty();
    assertThat(folder).isDirectoryNotContaining(file -> !isName(file));
  }

  @Test
  void doesNotResolveXmlEntities() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "2026-03-09 09:00:00 +0100");
    String file =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE HealthData [
        <!ENTITY secret SYSTEM "%s">
        <!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
        <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
        ]>
        <HealthData locale="de_DE">
         <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="&lol3;" unit="count/min"
          startDate="&secret;" endDate="&secret;" value="60"/>
         <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min"
          startDate="2026-03-09 09:00:00 +0100" endDate="2026-03-09 09:00:00 +0100" value="61"/>
        </HealthData>
        """
            .formatted(secret.toUri());

    JsonNode done = imports.run("", file);

    assertThat(done.path("stored").asInt()).isLessThanOrEqualTo(1);
    assertThat(owner.get("/v1/heartrate").body()).doesNotContain("lollol");
    assertThat(done.toString()).doesNotContain("2026-03-09 09:00:00 +0100");
  }

  @Test
  void wrongFormatFailsWithDetail() {
    JsonNode failed = imports.run("?format=fit", "not a fit file");

    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("failure").path("detail").asText()).isNotBlank();
  }

  @Test
  void healthAutoExportIsStoredBeforeResponse() {
    HttpTestClient.HttpTestResponse answer =
        owner.post(
            "/v1/ingest/health-auto-export",
            """
            {"data": {"metrics": [
              {"name": "heart_rate", "units": "count/min", "data": [
                {"date": "2026-03-09 09:01:00 +0100", "Min": 60, "Avg": 62.4, "Max": 70}]},
              {"name": "dietary_caffeine", "units": "mg", "data": [
                {"date": "2026-03-09 08:00:00 +0100", "qty": 95}]},
              {"name": "step_count", "units": "count", "data": [
                {"date": "2026-03-09 08:00:00 +0100", "qty": 12}]},
              {"name": "flights_climbed", "units": "count", "data": [
                {"date": "2026-03-09 08:00:00 +0100", "qty": 1}]}], "workouts": []}}\
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("stored").asInt()).isEqualTo(3);
    assertThat(answer.json().path("passed_over").toString())
        .isEqualTo("[{\"kind\":\"flights_climbed\",\"count\":1,\"names\":[]}]");
    assertThat(coffees()).containsExactly("2026-03-09T07:00:00.000Z 95.0");
    JsonNode readings = owner.get("/v1/heartrate").json();
    assertThat(readings).hasSize(1);
    assertThat(readings.path(0).path("timestamp").asText()).isEqualTo("2026-03-09T08:01:00.000Z");
    assertThat(readings.path(0).path("bpm").asInt()).isEqualTo(62);
  }

  private static byte[] zipOf(String name, long zeroes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry(name));
      zip.write("timestamp,bpm\n".getBytes(UTF_8));
      byte[] block = "2026-03-09T09:00:00Z,60\n".repeat(1 << 12).getBytes(UTF_8);
      for (long written = 0; written < zeroes; written += block.length) {
        zip.write(block);
      }
    }
    return packed.toByteArray();
  }

  private static byte[] gzipOfOneLine(long length) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] block = new byte[1 << 16];
      Arrays.fill(block, (byte) '{');
      for (long written = 0; written < length; written += block.length) {
        gzip.write(block);
      }
    }
    return packed.toByteArray();
  }
}

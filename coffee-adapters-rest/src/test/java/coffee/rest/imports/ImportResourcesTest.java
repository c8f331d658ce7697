package coffee.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.imports.rows.ImportRun;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportResourcesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String FILE =
      """
      hr 2026-02-28T09:00:00 60
      hr 2026-02-28T09:00:00 60
      hr 2026-02-28T09:00:00 61
      mg 2026-02-28T09:05:00 80
      bad "one"
      fold
      steps
      """;

  private final ApiTestClient client = SERVICE.person();
  private final int filesBefore = SERVICE.spool().size();

  @AfterEach
  void finish() {
    SERVICE.spool().setFull(false);
    SERVICE.runImports();
  }

  private ApiResponse start(String query, String file, String... headers) {
    return client.send("POST", "/v1/imports" + query, BodyPublishers.ofString(file), headers);
  }

  /** The finished import that a request has started. */
  private JsonNode run(String query, String file) {
    ApiResponse started = start(query, file);
    assertThat(started.status()).isEqualTo(202);
    SERVICE.runImports();
    return client.get(started.header("Location")).json();
  }

  private int filesLeft() {
    return SERVICE.spool().size() - filesBefore;
  }

  @Test
  void refusesFileIfQueueIsFull() {
    for (int i = 0; i < 100; i++) {
      assertThat(start("", FILE).status()).isEqualTo(202);
    }

    ApiResponse refused = start("", "nobody knows what this is");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem().path("code").asText()).isEqualTo("too_many_imports");
    assertThat(filesLeft()).isEqualTo(100);
  }

  @Test
  void returns202AndImportsLater() {
    ApiResponse started = start("", FILE, "Content-Type", "application/octet-stream");

    assertThat(started.status()).isEqualTo(202);
    long id = started.json().path("id").asLong();
    assertThat(started.header("Location")).isEqualTo("/v1/imports/" + id);
    assertThat(started.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"id": %d, "state": "queued", "format": "lines", "time_zone": "Europe/Berlin",
                 "dry_run": false,
                 "subject": null, "sha256": "%s", "file_name": null,
                 "created_at": "2026-03-01T12:00:00.000Z", "started_at": null, "ended_at": null,
                 "bytes_total": %d, "bytes_read": 0,
                 "rows_read": 0, "stored": 0, "existing": 0, "refused": 0,
                 "stored_by_kind": {"coffees": 0, "heart_rates": 0, "steps": 0, "experiments": 0,
                                    "profiles": 0},
                 "existing_by_kind": {"coffees": 0, "heart_rates": 0, "steps": 0, "experiments": 0,
                                      "profiles": 0},
                 "passed_over": [],
                 "clock_changes": {"earlier_taken": 0, "moved_on": 0}, "contents": [],
                 "first_stored_at": null, "last_stored_at": null,
                 "rate": null, "seconds_left": null, "outcome": null, "problems": [],
                 "problems_not_kept": 0,
                 "failure": null, "removed": null}\
                """
                    .formatted(id, started.json().path("sha256").asText(), FILE.length())));
    SERVICE.runImports();

    JsonNode done = client.get("/v1/imports/" + id).json();
    ((ObjectNode) done).remove("sha256");
    assertThat(done)
        .isEqualTo(
            ApiResponse.json(
                """
                {"id": %d, "state": "done", "format": "lines", "time_zone": "Europe/Berlin",
                 "dry_run": false, "subject": null, "file_name": null,
                 "created_at": "2026-03-01T12:00:00.000Z",
                 "started_at": "2026-03-01T12:00:00.000Z",
                 "ended_at": "2026-03-01T12:00:00.000Z",
                 "bytes_total": %d, "bytes_read": %d,
                 "rows_read": 5, "stored": 2, "existing": 1, "refused": 2,
                 "stored_by_kind": {"coffees": 1, "heart_rates": 1, "steps": 0, "experiments": 0,
                                    "profiles": 0},
                 "existing_by_kind": {"coffees": 0, "heart_rates": 1, "steps": 0, "experiments": 0,
                                      "profiles": 0},
                 "passed_over": [{"kind": "steps", "count": 1, "names": []}],
                 "clock_changes": {"earlier_taken": 1, "moved_on": 0},
                 "contents": [{"format": "lines", "files": 1, "rows_read": 5, "stored": 2,
                               "existing": 1, "refused": 2}],
                 "first_stored_at": "2026-02-28T08:00:00.000Z",
                 "last_stored_at": "2026-02-28T08:05:00.000Z",
                 "rate": null, "seconds_left": null,
                 "outcome": "1 coffee and 1 heart rate stored from lines, 1 already existed, 2 refused.",
                 "problems": [
                   {"file": null, "unit": "line", "position": 3, "code": "conflict",
                    "detail": "60 bpm is already stored for this time and source",
                    "original": "2026-02-28T08:00:00Z 61 bpm watch"},
                   {"file": null, "unit": "line", "position": 5, "code": "out_of_range",
                    "detail": "This is bad.", "original": "bad \\"one\\""}],
                 "problems_not_kept": 0, "failure": null, "removed": null}\
                """
                    .formatted(id, FILE.length(), FILE.length())));
    assertThat(client.get("/v1/heartrate/current").json().path("bpm").asInt()).isEqualTo(60);
    assertThat(filesLeft()).isZero();
  }

  private String fileName(ApiResponse started) {
    assertThat(started.status()).isEqualTo(202);
    return started.json().path("file_name").asText();
  }

  @Test
  void keepsNameOfFile() {
    String header = "Content-Disposition";

    assertThat(fileName(start("?filename=%C3%9Cbung%207.fit", FILE))).isEqualTo("Übung 7.fit");
    assertThat(fileName(start("?filename=C%3A%5Cphone%5Cexport.zip", FILE)))
        .isEqualTo("export.zip");
    assertThat(fileName(start("", FILE, header, "attachment; filename=\"a/my; export.zip\"")))
        .isEqualTo("my; export.zip");
    assertThat(
            fileName(
                start(
                    "",
                    FILE,
                    header,
                    "attachment; filename=\"x.zip\"; filename*=UTF-8''%C3%9Cbung+%37.zip")))
        .isEqualTo("Übung+7.zip");
    assertThat(fileName(start("?filename=b.zip", FILE, header, "attachment; filename=a.zip")))
        .isEqualTo("b.zip");
    assertThat(start("", FILE, header, "inline").json().path("file_name").isNull()).isTrue();
    assertThat(start("", FILE, header, "; filename*=utf-8''%zz").json().path("file_name").isNull())
        .isTrue();
    SERVICE.runImports();
    assertThat(client.get("/v1/imports?limit=1&offset=6").json().path(0).path("file_name").asText())
        .isEqualTo("Übung 7.fit");
  }

  @Test
  void recordsSubject() {
    assertThat(start("?subject=2022484408", FILE).json().path("subject").asText())
        .isEqualTo("2022484408");
    assertThat(start("", FILE).json().path("subject").isNull()).isTrue();
    ApiResponse blank = start("?subject=%20", FILE);
    assertThat(blank.status()).isEqualTo(422);
    assertThat(blank.json().at("/errors/0/pointer").asText()).isEqualTo("/query/subject");
  }

  @Test
  void refusesFileNamesWithControlCharactersOrTooLong() {
    ApiResponse parameter = start("?filename=a%0Ab", FILE);
    ApiResponse longer = start("?filename=" + "a".repeat(256), FILE);
    ApiResponse header =
        start("", FILE, "Content-Disposition", "attachment; filename*=UTF-8''a%1B%5B2Jb");

    assertThat(parameter.problem().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/query/filename");
    assertThat(parameter.problem().path("errors").path(0).path("code").asText())
        .isEqualTo("invalid_text");
    assertThat(longer.problem().path("errors").path(0).path("code").asText()).isEqualTo("too_long");
    assertThat(header.status()).isEqualTo(422);
    assertThat(header.problem().path("code").asText()).isEqualTo("invalid_text");
    assertThat(client.get("/v1/imports").json()).isEmpty();
    assertThat(filesLeft()).isZero();
  }

  @Test
  void namesFirstSkippedFiles() {
    StringBuilder photos = new StringBuilder();
    for (int i = 1; i <= 13; i++) {
      photos.append("photo a/%d.jpg%n".formatted(i));
    }

    JsonNode done = run("", "steps\n" + photos);

    JsonNode files = done.path("passed_over").path(0);
    assertThat(files.path("kind").asText()).isEqualTo("other_file");
    assertThat(files.path("count").asInt()).isEqualTo(13);
    assertThat(files.path("names")).hasSize(12);
    assertThat(files.path("names").path(11).asText()).isEqualTo("a/12.jpg");
    assertThat(done.path("outcome").asText())
        .isEqualTo(
            "Nothing was stored: the file contains neither heart rates nor caffeine, only other"
                + " data: other files (13), steps (1).");
  }

  @Test
  void reimportStoresNothingTwice() {
    assertThat(run("", FILE).path("stored").asInt()).isEqualTo(2);
    JsonNode again = run("?format=auto", FILE);

    assertThat(again.path("stored").asInt()).isZero();
    assertThat(again.path("existing").asInt()).isEqualTo(3);
    assertThat(client.get("/v1/heartrate").json()).hasSize(1);
    assertThat(client.get("/v1/coffee").json()).hasSize(1);
  }

  @Test
  void reportsAllInvalidParameters() {
    ApiResponse answer =
        start("?format=papyrus&time_zone=Mars/Base&dry_run=maybe&colour=red", FILE);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors"))
        .extracting(error -> error.path("pointer").asText())
        .containsExactlyInAnyOrder(
            "/query/format", "/query/time_zone", "/query/dry_run", "/query/colour");
    assertThat(filesLeft()).isZero();
  }

  @Test
  void refusesUnknownFormatImmediately() {
    ApiResponse answer = start("", "once upon a time");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("unknown_format");
    assertThat(client.get("/v1/imports").json()).isEmpty();
    assertThat(filesLeft()).isZero();
  }

  @Test
  void resolvesLocalTimesInRequestedZone() {
    JsonNode done = run("?time_zone=Asia/Kathmandu", "hr 2026-02-28T09:00:00 60");

    assertThat(done.path("time_zone").asText()).isEqualTo("Asia/Kathmandu");
    assertThat(client.get("/v1/heartrate").json().path(0).path("timestamp").asText())
        .isEqualTo("2026-02-28T03:15:00.000Z");
  }

  @Test
  void dryRunReportsOutcomeAndStoresNothing() {
    client.post(
        "/v1/heartrate",
        """
        {"timestamp": "2026-02-28T08:00:00Z", "bpm": 60, "source": "watch"}\
        """);

    JsonNode rehearsed = run("?dry_run=true", FILE + "mg 2026-02-28T09:06:00 80\n");
    JsonNode done = run("", FILE + "mg 2026-02-28T09:06:00 80\n");

    assertThat(rehearsed.path("dry_run").asBoolean()).isTrue();
    for (String count :
        new String[] {
          "rows_read",
          "stored",
          "existing",
          "refused",
          "stored_by_kind",
          "existing_by_kind",
          "problems"
        }) {
      assertThat(rehearsed.path(count)).as(count).isEqualTo(done.path(count));
    }
    assertThat(done.path("stored").asInt()).isEqualTo(2);
    assertThat(done.path("existing").asInt()).isEqualTo(2);
  }

  @Test
  void dryRunDetectsDuplicateRows() {
    String line = "hr 2026-02-28T09:00:00 60\n";

    JsonNode rehearsed = run("?dry_run=true", line.repeat(ImportRun.BATCH_SIZE / 2));

    assertThat(rehearsed.path("stored").asInt()).isEqualTo(1);
    assertThat(rehearsed.path("existing").asInt()).isEqualTo(ImportRun.BATCH_SIZE / 2 - 1);
    assertThat(client.get("/v1/heartrate").json()).isEmpty();
    ApiResponse undo = client.post("/v1/imports/" + rehearsed.path("id").asLong() + "/undo", "");
    assertThat(undo.status()).isEqualTo(409);
    assertThat(undo.json().path("code").asText()).isEqualTo("dry_run");
  }

  @Test
  void keepsRowsBeforeDamage() {
    JsonNode failed = run("", "hr 2026-02-28T09:00:00 60\nend\nhr 2026-02-28T10:00:00 60\n");

    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("failure"))
        .isEqualTo(
            ApiResponse.json(
                """
                {"code": "damaged", "detail": "This cannot be read on.", "file": null,
                 "unit": "line", "position": 2, "subjects": []}"""));
    assertThat(failed.path("stored").asInt()).isEqualTo(1);
    assertThat(client.get("/v1/heartrate").json()).hasSize(1);
  }

  @Test
  void pagesThroughRefusedRows() {
    JsonNode done = run("", "bad\n".repeat(1_003));
    String path = "/v1/imports/" + done.path("id").asLong() + "/problems";

    assertThat(done.path("refused").asInt()).isEqualTo(1_003);
    assertThat(done.path("problems")).hasSize(10);
    assertThat(done.path("problems_not_kept").asInt()).isEqualTo(3);
    ApiResponse first = client.get(path + "?limit=600");
    assertThat(first.json()).hasSize(600);
    String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    ApiResponse second = client.get(next);
    assertThat(second.json()).hasSize(400);
    assertThat(second.json().path(0).path("position").asInt()).isEqualTo(601);
    assertThat(second.headerIfPresent("Link")).isEmpty();
    assertThat(client.get(path + "?offset=999").json()).hasSize(1);
    assertThat(client.get(path + "?limit=1", "Accept", "text/csv").text())
        .isEqualTo(
            "file,unit,position,code,detail,original\r\n,line,1,out_of_range,This is bad.,bad\r\n");
  }

  @Test
  void refusedRowsOpenInSpreadsheet() {
    long id = run("", "bad 1\n=bad 2, \"x\"\nbad 3\n").path("id").asLong();
    String path = "/v1/imports/%d/problems?limit=2".formatted(id);
    String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    String attachment = "attachment; filename=\"coffee-import-%d-refused.%s\"";

    ApiResponse csv = client.get(path + "&format=csv", "Accept", browser);

    assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(csv.header("Content-Disposition")).isEqualTo(attachment.formatted(id, "csv"));
    assertThat(csv.text())
        .isEqualTo(
            """
            file,unit,position,code,detail,original\r
            ,line,1,out_of_range,This is bad.,bad 1\r
            ,line,2,out_of_range,This is bad.,"'=bad 2, ""x""\"\r
            """);
    assertThat(csv.header("Link")).contains("format=csv");
    ApiResponse lines = client.get(path + "&format=ndjson");
    assertThat(lines.header("Content-Type")).isEqualTo("application/x-ndjson;charset=utf-8");
    assertThat(lines.header("Content-Disposition")).isEqualTo(attachment.formatted(id, "ndjson"));
    ApiResponse json = client.get(path + "&format=json", "Accept", "text/csv");
    assertThat(json.json()).isEqualTo(client.get(path).json());
    assertThat(json.headerIfPresent("Content-Disposition")).isEmpty();
    ApiResponse accepted = client.get(path, "Accept", "text/csv");
    assertThat(accepted.header("Content-Disposition")).isEqualTo(attachment.formatted(id, "csv"));
    assertThat(accepted.text()).isEqualTo(csv.text());
    ApiResponse unknown = client.get(path + "&format=xlsx");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().at("/errors/0/pointer").asText()).isEqualTo("/query/format");
  }

  @Test
  void listsImportsNewestFirst() {
    long first = run("", FILE).path("id").asLong();
    long second = run("", FILE).path("id").asLong();

    ApiResponse page = client.get("/v1/imports?limit=1");

    assertThat(page.json()).extracting(one -> one.path("id").asLong()).containsExactly(second);
    assertThat(page.json().path(0).path("problems")).hasSize(2);
    String next = page.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    assertThat(client.get(next).json())
        .extracting(one -> one.path("id").asLong())
        .containsExactly(first);
  }

  @Test
  void cancelsUnfinishedImport() {
    long id = start("", FILE).json().path("id").asLong();

    assertThat(client.delete("/v1/imports/" + id).status()).isEqualTo(204);
    assertThat(client.delete("/v1/imports/" + id).status()).isEqualTo(204);
    assertThat(filesLeft()).isZero();
    SERVICE.runImports();

    assertThat(client.get("/v1/imports/" + id).json().path("state").asText())
        .isEqualTo("cancelled");
    assertThat(client.get("/v1/heartrate").json()).isEmpty();
    long done = run("", FILE).path("id").asLong();
    assertThat(client.delete("/v1/imports/" + done).json().path("code").asText())
        .isEqualTo("import_over");
  }

  @Test
  void undoRemovesOnlyImportedData() {
    client.post(
        "/v1/heartrate",
        """
        {"timestamp": "2026-02-28T08:00:00Z", "bpm": 60, "source": "watch"}\
        """);
    long id = run("", FILE + "hr 2026-02-28T10:00:00 70\n").path("id").asLong();
    String before = client.get("/v1/heartrate?to=2026-02-28T08:30:00Z").text();

    ApiResponse undone = client.post("/v1/imports/" + id + "/undo", "");

    assertThat(undone.status()).isEqualTo(200);
    assertThat(undone.json().path("state").asText()).isEqualTo("undone");
    assertThat(undone.json().path("removed"))
        .isEqualTo(ApiResponse.json("{\"coffees\": 1, \"heart_rates\": 1, \"steps\": 0}"));
    assertThat(client.get("/v1/heartrate").text()).isEqualTo(before);
    assertThat(client.get("/v1/coffee").json()).isEmpty();
    assertThat(client.post("/v1/imports/" + id + "/undo", "").json()).isEqualTo(undone.json());
  }

  @Test
  void unfinishedImportCannotBeUndone() {
    long id = start("", FILE).json().path("id").asLong();

    ApiResponse answer = client.post("/v1/imports/" + id + "/undo", "");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("code").asText()).isEqualTo("import_open");
  }

  @Test
  void retryReplaysResponseAndKeepsOneFile() {
    ApiResponse first = start("", FILE, "Idempotency-Key", "k");
    ApiResponse again = start("", FILE, "Idempotency-Key", "k");
    ApiResponse other = start("", FILE + "steps\n", "Idempotency-Key", "k");
    ApiResponse otherQuery = start("?dry_run=true", FILE, "Idempotency-Key", "k");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(otherQuery.json().path("code").asText()).isEqualTo("idempotency_key_reused");
    assertThat(client.get("/v1/imports").json()).hasSize(1);
    assertThat(filesLeft()).isEqualTo(1);
  }

  @Test
  void fullSpoolKeepsNothing() {
    SERVICE.spool().setFull(true);

    ApiResponse answer = start("", FILE);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("code").asText()).isEqualTo("storage_full");
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(client.get("/v1/imports").json()).isEmpty();
    assertThat(filesLeft()).isZero();
  }

  @Test
  void failedEnqueueDeletesFile() {
    SERVICE.outage().begin();

    ApiResponse answer = start("?time_zone=UTC", FILE);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(filesLeft()).isZero();
  }

  @Test
  void refusesTooLargeFilesInAnyEncoding() throws IOException {
    String large = "hr 2026-02-28T09:00:00 60\n".repeat(4_000);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(large.getBytes(StandardCharsets.UTF_8));
    }

    String plain =
        client.postRaw("/v1/imports", "Content-Length: %d\r\n".formatted(large.length()), large);
    String chunked = client.postChunked("/v1/imports", "", large);
    ApiResponse gzipped =
        client.send(
            "POST",
            "/v1/imports",
            BodyPublishers.ofByteArray(packed.toByteArray()),
            "Content-Encoding",
            "gzip");

    assertThat(plain).startsWith("HTTP/1.1 413 ");
    assertThat(chunked).startsWith("HTTP/1.1 413 ");
    assertThat(gzipped.status()).isEqualTo(413);
    assertThat(filesLeft()).isZero();
  }

  @Test
  void abortedUploadKeepsNothing() {
    String head =
        """
        POST /v1/imports HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Length: 5000\r
        \r
        hr 2026-02-28T09:00:00 60
        """
            .formatted(client.key());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      InputStream answer = socket.getInputStream();
      answer.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }

    assertThat(client.get("/v1/imports").json()).isEmpty();
    assertThat(filesLeft()).isZero();
  }

  @Test
  void eraseDataDeletesImportsAndFiles() {
    start("", FILE);
    String name = client.get("/v1/profile").json().path("name").asText();

    client.json("DELETE", "/v1/data", "{\"confirm\": \"%s\"}".formatted(name));

    assertThat(client.get("/v1/imports").json()).isEmpty();
    assertThat(filesLeft()).isZero();
  }

  @Test
  void listsLastPushOfEachSource() {
    String path = "/v1/ingest/health-auto-export";
    assertThat(client.get("/v1/ingest").text()).isEqualTo("[]");

    client.post(path, FILE);
    assertThat(client.get("/v1/ingest").json())
        .isEqualTo(
            ApiResponse.json(
                """
                [{"source": "health_auto_export", "last_at": "2026-03-01T12:00:00.000Z",
                  "stored": 2, "refused": 2}]\
                """));
    SERVICE.clock().set("2026-03-01T13:00:00Z");
    assertThat(client.post(path, "end").status()).isEqualTo(422);
    assertThat(client.get("/v1/ingest").json().at("/0/last_at").asText())
        .isEqualTo("2026-03-01T12:00:00.000Z");
    client.post(path, "hr 2026-02-28T09:00:00 60");

    assertThat(client.get("/v1/ingest").json())
        .isEqualTo(
            ApiResponse.json(
                """
                [{"source": "health_auto_export", "last_at": "2026-03-01T13:00:00.000Z",
                  "stored": 0, "refused": 0}]\
                """));
    assertThat(SERVICE.person().get("/v1/ingest").text()).isEqualTo("[]");
  }

  @Test
  void healthAutoExportIsStoredBeforeResponse() {
    String path = "/v1/ingest/health-auto-export?time_zone=UTC";

    ApiResponse first = client.post(path, FILE);
    ApiResponse again = client.post(path, FILE);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"time_zone": "UTC", "rows_read": 5, "stored": 2, "existing": 1, "refused": 2,
                 "stored_by_kind": {"coffees": 1, "heart_rates": 1, "steps": 0, "experiments": 0,
                                    "profiles": 0},
                 "existing_by_kind": {"coffees": 0, "heart_rates": 1, "steps": 0, "experiments": 0,
                                      "profiles": 0},
                 "passed_over": [{"kind": "steps", "count": 1, "names": []}],
                 "clock_changes": {"earlier_taken": 1, "moved_on": 0},
                 "problems": [
                   {"file": null, "unit": "line", "position": 3, "code": "conflict",
                    "detail": "60 bpm is already stored for this time and source",
                    "original": "2026-02-28T09:00:00Z 61 bpm watch"},
                   {"file": null, "unit": "line", "position": 5, "code": "out_of_range",
                    "detail": "This is bad.", "original": "bad \\"one\\""}]}\
                """));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("stored").asInt()).isZero();
    assertThat(client.post(path, "end").json().path("code").asText()).isEqualTo("damaged");
    assertThat(client.get("/v1/imports").json()).isEmpty();
    assertThat(filesLeft()).isZero();
  }
}

package coffee.app.logging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Until an experiment ends, nothing outside of its row says how the coin fell. */
class SecretExposureTest {

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private final RunningService service = RunningService.over(database);
  private final HttpTestClient owner = service.owner();

  @AfterEach
  void close() {
    service.close();
    database.close();
  }

  @Test
  void isInNoLogAnswerMetricExportOrIndexOfBackupBeforeTheEnd() throws IOException {
    Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("coffee");
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    log.addAppender(logged);
    ours.setLevel(Level.TRACE);
    List<String> told = new ArrayList<>();
    String path;
    try {
      path = startExperiment(told);
      ask(path, told);
      backUp(told);
    } finally {
      ours.setLevel(null);
      log.detachAppender(logged);
    }
    for (ILoggingEvent line : List.copyOf(logged.list)) {
      told.add(line.getFormattedMessage());
      told.add(line.getMDCPropertyMap().toString());
      if (line.getThrowableProxy() != null) {
        told.add(ThrowableProxyUtil.asString(line.getThrowableProxy()));
      }
    }

    byte[] secret = HexFormat.of().parseHex(secret());
    assertThat(told).hasSizeGreaterThan(20);
    for (String written : forms(secret)) {
      assertThat(told).noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(written));
    }
    String after = owner.post(path + "/stop", "").body();
    assertThat(after).contains(secret());
  }

  private String startExperiment(List<String> told) {
    JsonNode draft =
        owner
            .post(
                "/v1/experiments",
                """
                {"design": "decaf_blinded", "dose_mg": 100, "cup_time": "10:00", "blocks": 7,
                 "start_date": "%s", "quiet": true}\
                """
                    .formatted(LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(2)))
            .json();
    String path = "/v1/experiments/" + draft.path("id").asLong();
    told.add(owner.post(path + "/start", "").body());
    assertThat(secret()).matches("[0-9a-f]{32}");
    return path;
  }

  private void ask(String path, List<String> told) {
    for (String asked :
        List.of(
            path,
            path + "/today",
            path + "/portions",
            "/v1/experiments",
            "/v1/now",
            "/v1/heartrate/correlation",
            "/v1/export",
            "/v1/export?format=csv",
            "/v1/export?format=fhir",
            "/v1/export?format=open_mhealth",
            "/v1/keys",
            "/v1/imports",
            "/metrics",
            "/info")) {
      told.add(owner.get(asked).body());
    }
    told.add(new HttpTestClient(service.adminPort(), RunningService.KEY).get("/metrics").body());
    told.add(owner.post(path + "/start", "").body());
    told.add(owner.post(path + "/calendar", "").body());
    told.add(owner.post("/v1/experiments", "{\"design\": \"coin\"}").body());
  }

  /** The rows of the table are the database's own, as the backup is; its index is not. */
  private void backUp(List<String> told) throws IOException {
    CommandRunner commands = new CommandRunner(database, Map.of());
    say(commands.run("backup", "--to", folder.toString()), told);
    Path backup;
    try (Stream<Path> files = Files.list(folder)) {
      backup = files.findFirst().orElseThrow();
    }
    say(commands.run("verify", backup.toString()), told);
    say(commands.run("doctor"), told);
    told.add(backup.toString());
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(backup))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        told.add(entry.getName());
        if (!entry.getName().equals("tables/experiment.tsv")) {
          told.add(new String(content, UTF_8));
          told.add(new String(content, ISO_8859_1));
        }
      }
    }
  }

  private static void say(Outcome outcome, List<String> told) {
    told.add(outcome.output());
    told.add(outcome.errors());
  }

  private String secret() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT encode(secret, 'hex') FROM experiment")
                    .mapTo(String.class)
                    .one());
  }

  /** How a program may write the bytes, in lower case. */
  private static List<String> forms(byte[] secret) {
    List<String> numbers = new ArrayList<>();
    for (byte one : secret) {
      numbers.add(Byte.toString(one));
    }
    return Stream.of(
            HexFormat.of().formatHex(secret),
            HexFormat.ofDelimiter(":").formatHex(secret),
            Base64.getEncoder().withoutPadding().encodeToString(secret),
            Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
            String.join(", ", numbers),
            String.join(",", numbers),
            new String(secret, ISO_8859_1))
        .map(form -> form.toLowerCase(Locale.ROOT))
        .toList();
  }
}

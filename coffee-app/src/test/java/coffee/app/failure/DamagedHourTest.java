package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A bit of the packed heart rates of an hour is wrong in the database. */
class DamagedHourTest {

  private static final String NAMED =
      "cannot read the heart rates of person 1 in the hour from 2026-03-01T09:00:00Z: its checksum"
          + " does not match";

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private final CommandRunner commands = new CommandRunner(database, Map.of());
  private final RunningService service = RunningService.over(database);

  @BeforeEach
  void flipBit() {
    for (int minute = 10; minute < 50; minute++) { // more than a few, so that totals are stored
      String reading = "{\"bpm\": 61, \"timestamp\": \"2026-03-01T09:%d:00Z\"}".formatted(minute);
      assertThat(service.owner().post("/v1/heartrate", reading).status()).isEqualTo(201);
    }
    String sql =
        """
        UPDATE heart_rate_hour SET readings = set_byte(readings, 4, get_byte(readings, 4) # 1)
        """;
    assertThat(database.jdbi().<Integer, RuntimeException>withHandle(it -> it.execute(sql)))
        .isEqualTo(1);
  }

  @AfterEach
  void close() {
    service.close();
    database.close();
  }

  @Test
  void requestFailsAndLogNamesHour() {
    Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    log.addAppender(logged);
    HttpTestResponse answer;
    try {
      answer = service.owner().get("/v1/heartrate");
    } finally {
      log.detachAppender(logged);
    }

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("\"bpm\"");
    assertThat(logged.list)
        .anySatisfy(line -> assertThat(line.getThrowableProxy().getMessage()).isEqualTo(NAMED));
  }

  @Test
  void binsVerifyNamesHour() {
    Outcome outcome = commands.run("bins", "verify");

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.output()).contains(NAMED);
    assertThat(outcome.errors()).contains("failed for 1 of 1 person(s), listed above");
  }

  /** The backup has the bytes of the database; the rest of it is worth restoring. */
  @Test
  void verifyOfBackupNamesHourAndRestoreWarns() throws IOException {
    service.close();
    assertThat(commands.run("backup", "--to", folder.toString()).succeeded()).isTrue();
    String backup;
    try (Stream<Path> files = Files.list(folder)) {
      backup = files.findFirst().orElseThrow().toString();
    }

    Outcome verified = commands.run("verify", backup);
    assertThat(verified.succeeded()).isFalse();
    assertThat(verified.output()).contains(NAMED).doesNotContain("is intact");
    assertThat(verified.errors()).contains("1 hour(s) of heart rates cannot be read");

    try (TestDatabase empty = TestDatabase.unmigrated()) {
      Outcome restored = new CommandRunner(empty, Map.of()).run("restore", backup);
      assertThat(restored.succeeded()).isTrue();
      assertThat(restored.output()).startsWith(NAMED);
    }
  }
}

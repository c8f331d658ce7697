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

/** A bit of the packed steps of a day is wrong in the database. */
class DamagedStepsTest {

  private static final String NAMED =
      "cannot read the steps of person 1 on 2026-03-01, counted by Watch: its checksum does not"
          + " match";

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private final CommandRunner commands = new CommandRunner(database, Map.of());
  private final RunningService service = RunningService.over(database);

  @BeforeEach
  void flipBit() {
    String steps =
        """
        {"timestamp": "2026-03-01T09:00:00Z", "duration_seconds": 60, "steps": 96, "source": "Watch"}""";
    assertThat(service.owner().post("/v1/steps", steps).status()).isEqualTo(201);
    String sql = "UPDATE step_day SET counts = set_byte(counts, 4, get_byte(counts, 4) # 1)";
    assertThat(database.jdbi().<Integer, RuntimeException>withHandle(it -> it.execute(sql)))
        .isEqualTo(1);
  }

  @AfterEach
  void close() {
    service.close();
    database.close();
  }

  @Test
  void requestFailsAndLogNamesDay() {
    Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    log.addAppender(logged);
    HttpTestResponse answer;
    try {
      answer = service.owner().get("/v1/steps?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z");
    } finally {
      log.detachAppender(logged);
    }

    assertThat(answer.status()).isEqualTo(500);
    assertThat(logged.list)
        .anySatisfy(line -> assertThat(line.getThrowableProxy().getMessage()).isEqualTo(NAMED));
  }

  /** The backup has the bytes of the database; the rest of it is worth restoring. */
  @Test
  void verifyOfBackupNamesDayAndRestoreWarns() throws IOException {
    service.close();
    assertThat(commands.run("backup", "--to", folder.toString()).succeeded()).isTrue();
    String backup;
    try (Stream<Path> files = Files.list(folder)) {
      backup = files.findFirst().orElseThrow().toString();
    }

    Outcome verified = commands.run("verify", backup);
    assertThat(verified.succeeded()).isFalse();
    assertThat(verified.output()).contains(NAMED).doesNotContain("is intact");
    assertThat(verified.errors()).contains("1 day(s) of steps cannot be read");

    try (TestDatabase empty = TestDatabase.unmigrated()) {
      Outcome restored = new CommandRunner(empty, Map.of()).run("restore", backup);
      assertThat(restored.succeeded()).isTrue();
      assertThat(restored.output()).startsWith(NAMED);
    }
  }
}

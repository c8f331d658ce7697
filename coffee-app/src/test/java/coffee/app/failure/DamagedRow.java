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
import org.slf4j.LoggerFactory;

/**
 * A service whose database has a row with a wrong checksum.
 *
 * @param message names the row
 */
record DamagedRow(TestDatabase database, RunningService service, String message)
    implements AutoCloseable {

  DamagedRow(String message) {
    this(TestDatabase.fresh(), message);
  }

  private DamagedRow(TestDatabase database, String message) {
    this(database, RunningService.over(database), message);
  }

  CommandRunner commands() {
    return new CommandRunner(database, Map.of());
  }

  /** Flips a bit of the only stored row. */
  void damage(String sql) {
    assertThat(database.jdbi().<Integer, RuntimeException>withHandle(it -> it.execute(sql)))
        .isEqualTo(1);
  }

  /** Makes a request that needs the row: it fails, and the log names the row. */
  HttpTestResponse getAndExpectFailure(String path) {
    Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    log.addAppender(logged);
    HttpTestResponse response;
    try {
      response = service.owner().get(path);
    } finally {
      log.detachAppender(logged);
    }
    assertThat(response.status()).isEqualTo(500);
    assertThat(logged.list)
        .anySatisfy(line -> assertThat(line.getThrowableProxy().getMessage()).isEqualTo(message));
    return response;
  }

  /**
   * Backs the database up, and verifies and restores the backup: both name the row. The backup has
   * the bytes of the database; the rest of it is worth restoring.
   *
   * @param directory an empty one
   * @param count the line of {@code verify} that counts damaged rows
   */
  void backupAndExpectWarnings(Path directory, String count) throws IOException {
    service.close();
    assertThat(commands().run("backup", "--to", directory.toString()).succeeded()).isTrue();
    String backup;
    try (Stream<Path> files = Files.list(directory)) {
      backup = files.findFirst().orElseThrow().toString();
    }
    Outcome verified = commands().run("verify", backup);
    assertThat(verified.succeeded()).isFalse();
    assertThat(verified.output()).contains(message).doesNotContain("is intact");
    assertThat(verified.errors()).contains(count);
    try (TestDatabase empty = TestDatabase.unmigrated()) {
      Outcome restored = new CommandRunner(empty, Map.of()).run("restore", backup);
      assertThat(restored.succeeded()).isTrue();
      assertThat(restored.output()).startsWith(message);
    }
  }

  @Override
  public void close() {
    service.close();
    database.close();
  }
}

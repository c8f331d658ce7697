package coffee.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.CommandLineRun;
import coffee.persistence.heartrate.StoredReadingRow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** A PostgreSQL that can be stopped, killed and restarted with the same data. */
final class RestartablePostgres implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres server;
  private final int port;

  RestartablePostgres(Path data) throws IOException {
    this.data = data;
    this.server = started(0);
    this.port = server.getPort();
    assertThat(CommandLineRun.run(Map.of("DATABASE_URL", url()), "db", "migrate").failure())
        .isEmpty();
  }

  private EmbeddedPostgres started(int at) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setPort(at)
        .setServerConfig("fsync", "on") // the library is made for tests, and leaves both off
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port);
  }

  void stop() throws IOException {
    server.close();
  }

  /** Kills the postmaster; its child processes exit on their own. */
  void kill() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
    server.close(); // finds nothing to stop, and lets go of the directory
  }

  /**
   * Restarts it.
   *
   * @return {@link System#nanoTime()} of the first accepted connection
   */
  long startAgain() throws Exception {
    Thread starter =
        new Thread(
            () -> {
              try {
                server = started(port);
              } catch (IOException failure) {
                throw new IllegalStateException(failure);
              }
            });
    starter.start();
    while (!accepts()) {
      assertThat(starter.isAlive() || accepts()).as("PostgreSQL starts").isTrue();
    }
    long recovered = System.nanoTime();
    starter.join();
    return recovered;
  }

  private boolean accepts() {
    try (Connection connection = DriverManager.getConnection(url())) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** How often each write of the load is stored, by number. */
  Map<Long, Integer> stored() {
    Jdbi database = Jdbi.create(url());
    Stream<String> coffees =
        database
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT notes FROM coffee_intake")
                        .mapTo(String.class)
                        .list())
            .stream();
    Stream<String> readings =
        StoredReadingRow.all(database).stream().flatMap(row -> row.notes().stream());
    return Stream.concat(coffees, readings)
        .collect(Collectors.toMap(Long::valueOf, number -> 1, Integer::sum));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

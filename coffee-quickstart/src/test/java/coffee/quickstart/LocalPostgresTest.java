package coffee.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.app.configuration.DatabaseSettings;
import coffee.app.configuration.OperatorException;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  @TempDir private Path parent;
  private DataFolder folder;
  private Path cluster;

  @BeforeEach
  void prepare() {
    folder = DataFolder.at(parent.resolve("data"));
    cluster = folder.file("postgresql");
  }

  @Test
  void keepsDataAndRequiresPassword() throws Exception {
    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      ask(postgres.url(), handle -> handle.execute("CREATE TABLE cup AS SELECT 80 AS mg"));
    }
    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      assertThat(ask(postgres.url(), text("SELECT mg FROM cup"))).isEqualTo("80");
      assertThat(ask(postgres.url(), text("SHOW fsync"))).isEqualTo("on");
      assertThat(ask(postgres.url(), text("SHOW synchronous_commit"))).isEqualTo("on");
      assertThat(LocalPostgres.urlOfRunning(folder)).contains(postgres.url());

      String guess = postgres.url().replaceFirst(":[0-9a-f]{64}@", ":guess@");
      assertThatThrownBy(() -> ask(guess, text("SELECT 1")))
          .hasMessageContaining("password authentication failed");
    }
    assertThat(LocalPostgres.urlOfRunning(folder)).isEmpty();
  }

  @Test
  void stopsOrphanedServer() throws Exception {
    Killed.over(folder);
    PostgresProcess left = PostgresProcess.find(cluster).orElseThrow();

    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      assertThat(left.process().isAlive()).isFalse();
      assertThat(ask(postgres.url(), text("SELECT mg FROM cup"))).isEqualTo("80");
    }
  }

  @Test
  void repeatsInterruptedUnpacking() throws Exception {
    Killed.over(folder);
    Path binaries = folder.file("postgresql-server").resolve("binaries");
    try (Stream<Path> unpacked = Files.list(binaries)) {
      Files.delete(unpacked.findAny().orElseThrow().resolve(".exists"));
    }
    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      assertThat(ask(postgres.url(), text("SELECT mg FROM cup"))).isEqualTo("80");
    }
  }

  @Test
  void repeatsInterruptedClusterSetup() throws Exception {
    ClusterSetup interrupted =
        ClusterSetup.of(folder, folder.file("postgresql-server/binaries"), cluster);
    interrupted.prepare();
    Files.createDirectories(cluster.resolve("base"));
    Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
    Files.createFile(cluster.resolve("postgresql.conf"));

    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      ask(postgres.url(), handle -> handle.execute("CREATE TABLE cup AS SELECT 80 AS mg"));
    }
    assertThat(interrupted.mark()).doesNotExist();
    try (LocalPostgres postgres = LocalPostgres.start(folder)) {
      assertThat(ask(postgres.url(), text("SELECT mg FROM cup"))).isEqualTo("80");
    }
  }

  @Test
  void ignoresRecycledPid() throws Exception {
    Files.createDirectories(cluster);
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      Path mark = cluster.resolve("postmaster.pid");
      Files.writeString(mark, "%d%n%s%n1%n5432%n".formatted(other.pid(), cluster));
      assertThat(PostgresProcess.find(cluster)).isEmpty();
      assertThat(mark).doesNotExist();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void refusesDataOfOtherMajorVersion() throws IOException {
    Files.createDirectories(cluster);
    Files.writeString(cluster.resolve("PG_VERSION"), "12\n");
    assertThatThrownBy(() -> LocalPostgres.start(folder))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("is data of PostgreSQL 12 and this version brings 18")
        .hasMessageContaining("DATA_DIR")
        .hasMessageContaining("pg_upgrade");
    assertThat(cluster).isDirectoryNotContaining(path -> !path.endsWith("PG_VERSION"));
  }

  @Test
  void reportsStartFailureInOneLine() throws IOException {
    Files.createDirectories(cluster);
    Files.writeString(cluster.resolve("something"), "that is no database");
    assertThatThrownBy(() -> LocalPostgres.start(folder))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("PostgreSQL failed to start: initdb: error: directory")
        .message()
        .hasLineCount(1);
  }

  /** Starts PostgreSQL, stores something, and dies as with {@code kill -9}. */
  static final class Killed {

    static final int STATUS = 9;

    private Killed() {}

    /** Runs this in a separate process. */
    static void over(DataFolder folder) throws Exception {
      Process killed =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Killed.class.getName(),
                  folder.path().toString())
              .inheritIO()
              .start();
      assertThat(killed.waitFor()).isEqualTo(STATUS);
    }

    /** In the given directory. */
    public static void main(String[] arguments) throws Exception {
      LocalPostgres postgres = LocalPostgres.start(DataFolder.at(Path.of(arguments[0])));
      ask(postgres.url(), handle -> handle.execute("CREATE TABLE cup AS SELECT 80 AS mg"));
      Runtime.getRuntime().halt(STATUS);
    }
  }

  private static Function<Handle, String> text(String query) {
    return handle -> handle.createQuery(query).mapTo(String.class).one();
  }

  private static <T> T ask(String url, Function<Handle, T> question) throws Exception {
    ManagedDataSource source =
        DatabaseSettings.of(url, 1).forCommands().build(new MetricRegistry(), "test");
    try {
      return Jdbi.create(source).withHandle(question::apply);
    } finally {
      source.stop();
    }
  }
}

package coffee.quickstart;

import coffee.app.configuration.OperatorException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** An embedded PostgreSQL with a persistent data directory, running until it is closed. */
final class LocalPostgres implements AutoCloseable {

  private static final String ROLE = "postgres";
  private static final Duration STARTUP_TIMEOUT = Duration.ofSeconds(60);

  /** Local connections require the password. */
  private static final String ACCESS = "host all all samehost scram-sha-256\n";

  private final EmbeddedPostgres server;
  private final String password;

  private LocalPostgres(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /**
   * Starts it with existing or new data.
   *
   * @throws OperatorException with the reason why it does not start
   */
  static LocalPostgres start(DataFolder folder) throws IOException {
    Path cluster = cluster(folder);
    requireMatchingMajor(cluster);
    Optional<PostgresProcess> orphan = PostgresProcess.find(cluster);
    orphan.ifPresent(PostgresProcess::stop);
    String password = password(folder);
    ClusterSetup first = ClusterSetup.of(folder, binaries(folder), cluster);
    first.prepare();
    try {
      LocalPostgres started = new LocalPostgres(builder(folder, password).start(), password);
      started.restrictAccess(cluster);
      first.complete();
      return started;
    } catch (IOException | RuntimeException | SQLException | ExceptionInInitializerError failure) {
      throw new OperatorException(
          "PostgreSQL failed to start: %s (see %s)"
              .formatted(lastLogError(folder, failure), log(folder)),
          failure);
    }
  }

  /** The URL of the instance that another process has started in a directory. */
  static Optional<String> urlOfRunning(DataFolder folder) throws IOException {
    return PostgresProcess.find(cluster(folder)).map(one -> url(one.port(), password(folder)));
  }

  String url() {
    return url(server.getPort(), password);
  }

  private static String url(int port, String password) {
    return "postgresql://%s:%s@127.0.0.1:%d/postgres".formatted(ROLE, password, port);
  }

  private static EmbeddedPostgres.Builder builder(DataFolder folder, String password)
      throws IOException {
    // Otherwise it cleans up in the shared temporary directory.
    System.setProperty("ot.epg.working-dir", binaries(folder).resolveSibling("").toString());
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(binaries(folder).toFile())
        .setDataDirectory(cluster(folder))
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false) // it has to outlive the server, which drains first
        .setPGStartupWait(STARTUP_TIMEOUT)
        .setConnectConfig("password", password)
        .setLocaleConfig("locale", "C")
        .setServerConfig("fsync", "on") // off by default, because the library is made for tests
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "60")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log(folder).toFile()))
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
  }

  /** A new cluster trusts all local connections. */
  private void restrictAccess(Path cluster) throws SQLException, IOException {
    Path access = cluster.resolve("pg_hba.conf");
    if (Files.readString(access).equals(ACCESS)) {
      return;
    }
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE " + ROLE + " PASSWORD '" + password + "'"); // hex digits
      Files.writeString(access, ACCESS);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static void requireMatchingMajor(Path cluster) throws IOException {
    Path version = cluster.resolve("PG_VERSION");
    String own = ownMajor();
    if (Files.exists(version) && !Files.readString(version).strip().equals(own)) {
      throw new OperatorException(
          ("%s is data of PostgreSQL %s and this version brings %s; it is not changed. Start"
                  + " with an empty DATA_DIR, or keep the data: run your own PostgreSQL %s on"
                  + " it and coffee-app.jar with DATABASE_URL, or pg_upgrade it to %s")
              .formatted(
                  cluster,
                  Files.readString(version).strip(),
                  own,
                  Files.readString(version).strip(),
                  own));
    }
  }

  private static String ownMajor() throws IOException {
    Properties build = new Properties();
    try (var in = LocalPostgres.class.getResourceAsStream("/quickstart.properties")) {
      build.load(in);
    }
    return build.getProperty("postgresql").replaceFirst("\\..*", "");
  }

  private static String lastLogError(DataFolder folder, Throwable failure) throws IOException {
    Path log = log(folder);
    if (!Files.exists(log)) {
      return unpackError(failure);
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("FATAL") || line.contains("error:"))
          .reduce((earlier, later) -> later)
          .orElse("no error message");
    }
  }

  private static String unpackError(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return "it cannot be unpacked: " + cause;
      }
    }
    return "this platform is not supported: use coffee-app.jar with your own PostgreSQL";
  }

  /** The library makes its files world-writable, so they are put below a private directory. */
  private static Path binaries(DataFolder folder) throws IOException {
    return Files.createDirectories(folder.folder("postgresql-server").resolve("binaries"));
  }

  private static String password(DataFolder folder) {
    return folder.secret("postgresql-password");
  }

  private static Path cluster(DataFolder folder) {
    return folder.file("postgresql");
  }

  private static Path log(DataFolder folder) {
    return folder.file("postgresql.log");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

package coffee.persistence;

import coffee.domain.Eventually;
import coffee.domain.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.exception.LiquibaseException;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jdbi.v3.core.Jdbi;

/**
 * A database on a real PostgreSQL, which is started on first use and stopped with the process. The
 * system property {@value #OTHER_SERVER} names the port of another one on this machine to use
 * instead, whose superuser {@code postgres} needs no password.
 */
public final class TestDatabase implements AutoCloseable {

  private static final String OTHER_SERVER = "coffee.postgres.port";
  private static final String USER = "postgres";
  private static final int MAXIMUM_CONNECTIONS = 20;

  /** Long enough for busy machines. */
  private static final Duration STARTUP = Duration.ofMinutes(2);

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Started and migrated once; the others are copies. */
  private static final class Template {
    static final int PORT =
        Optional.ofNullable(Integer.getInteger(OTHER_SERVER)).orElseGet(Template::start);
    static final String NAME = migrated();

    private static int start() {
      try {
        return EmbeddedPostgres.builder()
            .setPort(FreePort.find())
            .setPGStartupWait(STARTUP)
            .start()
            .getPort();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static String migrated() {
      TestDatabase template = create("template1");
      try (Connection connection = template.dataSource.getConnection()) {
        ProductionChangelog.of(connection).update("");
      } catch (SQLException | LiquibaseException failure) {
        throw new IllegalStateException(failure);
      }
      template.dataSource.close(); // a copy needs a database without connections
      return template.name;
    }
  }

  private final String name;
  private final String jdbcUrl;
  private final DataSource dataSource;

  private TestDatabase(String name) {
    this.name = name;
    this.jdbcUrl = jdbcUrl(name);
    PoolProperties pool = new PoolProperties();
    pool.setDriverClassName("org.postgresql.Driver");
    pool.setUrl(jdbcUrl);
    pool.setUsername(USER);
    pool.setConnectionProperties("options=" + Database.SESSION_OPTIONS);
    pool.setInitialSize(0);
    pool.setMinIdle(0);
    pool.setMaxIdle(MAXIMUM_CONNECTIONS);
    pool.setMaxActive(MAXIMUM_CONNECTIONS);
    this.dataSource = new DataSource(pool);
  }

  /** An empty database, migrated by the production changelog. */
  public static TestDatabase fresh() {
    return create(Template.NAME);
  }

  /** A copy of a database, whose pool is closed, once its last client has disconnected. */
  public static TestDatabase copyOf(TestDatabase original) {
    original.dataSource.close();
    Jdbi server = Jdbi.create(jdbcUrl(USER));
    String sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = ?";
    Eventually.until(
        "no client is connected",
        () ->
            server.withHandle(
                handle -> handle.select(sql, original.name).mapTo(Long.class).one() == 0));
    return create(original.name);
  }

  /** A database without tables. */
  public static TestDatabase unmigrated() {
    return create("template1");
  }

  private static TestDatabase create(String template) {
    String name = "coffee_" + DATABASES.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + template);
    return new TestDatabase(name);
  }

  private static String jdbcUrl(String database) {
    return "jdbc:postgresql://localhost:%d/%s?user=%s".formatted(Template.PORT, database, USER);
  }

  private static void execute(String statementOfServer) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(USER));
        Statement statement = connection.createStatement()) {
      statement.execute(statementOfServer);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The URL of the database with the user's name; there is no password. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /** A connection pool. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** The same pool for statements. */
  public Jdbi jdbi() {
    return Jdbi.create(dataSource);
  }

  /** The only connection that the pool gives from now on: others are refused at once. */
  public Connection onlyConnection() throws SQLException {
    dataSource.setMaxActive(1);
    dataSource.setMaxIdle(1);
    dataSource.setMaxWait(1);
    return dataSource.getConnection();
  }

  /** Closes the pool and drops the database, even if others use it. */
  @Override
  public void close() {
    dataSource.close();
    execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }
}

package coffee.app.configuration;

import coffee.persistence.Database;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.db.ManagedPooledDataSource;
import io.dropwizard.util.Duration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Settings of the PostgreSQL connection pool.
 *
 * @param address address of the server
 * @param connections maximum number of connections, 1 to 1000
 */
public record DatabaseSettings(DatabaseAddress address, int connections) {

  /** How long a request waits for a connection before it is refused. */
  private static final Duration BORROW_WAIT = Duration.seconds(3);

  /**
   * How long a verified connection is trusted. Verifying it each time would add a tenth to the time
   * of a request; a database that is unavailable for longer than this leaves no unverified
   * connection in the pool.
   */
  private static final Duration TRUST = Duration.milliseconds(500);

  private static final String CONNECT_SECONDS = "3";

  /** From the first packet to the first statement. */
  private static final String LOGIN_SECONDS = "5";

  /**
   * Timeout of the verification of a connection. A database that does not respond at all counts as
   * unavailable after this time plus the login timeout.
   */
  private static final Duration WORD = Duration.seconds(2);

  /** Longer than the statement timeout, which cancels a statement cleanly. */
  private static final String SOCKET_SECONDS = "60";

  /** Application name of the service in PostgreSQL, different from that of commands. */
  public static final String SERVICE = "coffee";

  private static final String COMMAND = "coffee-command";

  private static final String STATEMENT_TIMEOUT = "-c statement_timeout=30s";

  /**
   * Reads the configuration.
   *
   * @param url {@code DATABASE_URL}
   * @throws OperatorException if it is invalid; the message contains no secrets
   */
  public static DatabaseSettings of(String url, int connections) {
    if (connections < 1 || connections > 1_000) {
      throw new OperatorException("DATABASE_CONNECTIONS must be 1 to 1000");
    }
    return new DatabaseSettings(DatabaseAddress.parse(url), connections);
  }

  /** A pool for requests: short timeouts, and dead connections are replaced. */
  public DataSourceFactory pool() {
    DataSourceFactory pool = forCommands();
    pool.setMinSize(1);
    pool.setMaxSize(connections);
    pool.setMaxWaitForConnection(BORROW_WAIT);
    pool.setCheckConnectionOnBorrow(true);
    pool.setValidationInterval(TRUST);
    pool.setValidationQuery(null); // the driver asks: unlike a statement's, its time is bounded
    pool.setValidationQueryTimeout(WORD);
    pool.getProperties().put("ApplicationName", SERVICE);
    pool.getProperties().put("socketTimeout", SOCKET_SECONDS);
    pool.getProperties().put("options", STATEMENT_TIMEOUT + " " + Database.SESSION_OPTIONS);
    return pool;
  }

  /**
   * Opens a connection that is not one of a pool's.
   *
   * @throws SQLException if the database does not answer within a few seconds
   */
  public Connection login() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(forCommands().getProperties());
    address.user().ifPresent(user -> properties.put("user", user));
    address.password().ifPresent(password -> properties.put("password", password));
    return DriverManager.getConnection(address.jdbcUrl(), properties);
  }

  /** A pool for a single command, without timeouts. */
  public DataSourceFactory forCommands() {
    DataSourceFactory source = new DirectStatements();
    source.setDriverClass("org.postgresql.Driver");
    source.setUrl(address.jdbcUrl());
    address.user().ifPresent(source::setUser);
    address.password().ifPresent(source::setPassword);
    source.setInitialSize(0);
    source.setMinSize(0);
    source.setAutoCommentsEnabled(false);
    source.setProperties(
        new HashMap<>(
            Map.of(
                "ApplicationName",
                COMMAND,
                "connectTimeout",
                CONNECT_SECONDS,
                "loginTimeout",
                LOGIN_SECONDS,
                "tcpKeepAlive",
                "true",
                "logServerErrorDetail", // it quotes what a person sent
                "false",
                "options",
                Database.SESSION_OPTIONS)));
    return source;
  }

  /**
   * Builds pools that hand out the driver's statements. Tomcat's proxies around each cost a
   * reflective call for each value that is set; they only guard against use after closing.
   */
  private static final class DirectStatements extends DataSourceFactory {

    @Override
    public ManagedDataSource build(MetricRegistry metrics, String name) {
      ManagedDataSource source = super.build(metrics, name);
      if (source instanceof ManagedPooledDataSource pool) {
        pool.setUseStatementFacade(false);
      }
      return source;
    }
  }
}

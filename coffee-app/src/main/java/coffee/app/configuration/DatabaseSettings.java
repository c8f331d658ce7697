package coffee.app.configuration;

import coffee.persistence.Database;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.util.Duration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How this instance uses PostgreSQL.
 *
 * @param address where it is
 * @param connections greatest number of connections at a time, 1 to 1000
 */
public record DatabaseSettings(DatabaseAddress address, int connections) {

  /** How long a request waits for a connection before it is told to come back. */
  private static final Duration BORROW_WAIT = Duration.seconds(3);

  /**
   * How long a connection that was seen to work is taken to work still. Asking each time costs a
   * request a tenth of its time; a database that comes back after longer than this finds no
   * connection that is not asked first.
   */
  private static final Duration TRUST = Duration.milliseconds(500);

  private static final String CONNECT_SECONDS = "3";

  /** From the first packet to the first statement. */
  private static final String LOGIN_SECONDS = "5";

  /**
   * How long a connection may take to say that it works. A database that says nothing at all, not
   * even that it is away, is away after this time and the one to log in.
   */
  private static final Duration WORD = Duration.seconds(2);

  /** Longer than the statement timeout, which ends a statement in an orderly way. */
  private static final String SOCKET_SECONDS = "60";

  /** What connections of the service are called in PostgreSQL, unlike those of commands. */
  public static final String SERVICE = "coffee";

  private static final String COMMAND = "coffee-command";

  private static final String STATEMENT_TIMEOUT = "-c statement_timeout=30s";

  /**
   * Reads what the configuration says.
   *
   * @param url {@code DATABASE_URL}
   * @throws StartupRefusal why not, without secrets
   */
  public static DatabaseSettings of(String url, int connections) {
    if (connections < 1 || connections > 1_000) {
      throw new StartupRefusal("DATABASE_CONNECTIONS must be 1 to 1000");
    }
    return new DatabaseSettings(DatabaseAddress.parse(url), connections);
  }

  /** A pool for requests: nothing in it waits for long, and no dead connection stays in use. */
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

  /** For one command at a time, which may take as long as it takes. */
  public DataSourceFactory forCommands() {
    DataSourceFactory source = new DataSourceFactory();
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
}

package coffee.app.support;

import coffee.app.CoffeeApplication;
import coffee.app.commands.ServeCommand;
import coffee.app.commands.StandardStreams;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.persistence.TestDatabase;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.testing.DropwizardTestSupport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service as in production, on free ports, with its own database. */
public final class RunningService implements AutoCloseable {

  /** The owner's key. */
  public static final String KEY = "a-key-for-tests-only-4711";

  /** The import directory, unless a test sets another one. */
  private static final Path IMPORTS = Path.of("target", "imports");

  private final DropwizardTestSupport<CoffeeConfiguration> support;

  private RunningService(Map<String, String> environment, @Nullable String file, Clock clock) {
    CoffeeApplication coffee =
        new CoffeeApplication(environment, StandardStreams.ofProcess(), clock);
    this.support =
        new DropwizardTestSupport<CoffeeConfiguration>(
            CoffeeApplication.class, file, (String) null, ServeCommand::new) {
          @Override
          public CoffeeApplication newApplication() {
            return coffee;
          }
        };
  }

  /** Starts it with a database. */
  public static RunningService over(TestDatabase database) {
    return over(database, Map.of());
  }

  /** Starts it with a database and more environment variables. */
  public static RunningService over(TestDatabase database, Map<String, String> further) {
    return over(environment(database.jdbcUrl(), further));
  }

  /** Starts it with a database and its own configuration. */
  public static RunningService over(TestDatabase database, Map<String, String> further, Path file) {
    return start(
        new RunningService(
            environment(database.jdbcUrl(), further), file.toString(), Clock.systemUTC()));
  }

  /** Starts it with a database, more environment variables, and a clock. */
  public static RunningService over(
      TestDatabase database, Map<String, String> further, Clock clock) {
    return start(new RunningService(environment(database.jdbcUrl(), further), null, clock));
  }

  /** Starts it with environment variables. */
  public static RunningService over(Map<String, String> environment) {
    return start(new RunningService(environment, null, Clock.systemUTC()));
  }

  /** Starts it with a database and its own configuration file. */
  public static RunningService over(TestDatabase database, Path file) {
    return over(database, Map.of("LOG_LEVEL", "INFO"), file);
  }

  private static RunningService start(RunningService service) {
    try {
      service.support.before();
      return service;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The environment variables needed to run with a test database. */
  public static Map<String, String> environment(String databaseUrl, Map<String, String> further) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", databaseUrl);
    environment.put("API_KEY", KEY);
    environment.put("TZ", "Europe/Berlin");
    environment.put("PORT", "0");
    environment.put("ADMIN_PORT", "0");
    environment.put("LOG_LEVEL", "WARN");
    environment.put("IMPORT_DIR", IMPORTS.toString());
    environment.putAll(further);
    return environment;
  }

  public int port() {
    return support.getLocalPort();
  }

  public int adminPort() {
    return support.getAdminPort();
  }

  /** Its metrics. */
  public MetricRegistry metrics() {
    return support.getEnvironment().metrics();
  }

  /** A client with the owner's key. */
  public HttpTestClient owner() {
    return new HttpTestClient(port(), KEY);
  }

  @Override
  public void close() {
    support.after();
  }
}

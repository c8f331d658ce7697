package coffee.app.support;

import coffee.app.CoffeeApplication;
import coffee.app.CoffeeConfiguration;
import coffee.app.commands.ServeCommand;
import coffee.persistence.Postgres;
import io.dropwizard.testing.DropwizardTestSupport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The service as it is in production, on free ports, over a database of its own. */
public final class RunningService implements AutoCloseable {

  /** The owner's key. */
  public static final String KEY = "a-key-for-tests-only-4711";

  /** Where files wait, unless a test says otherwise. */
  private static final Path IMPORTS = Path.of("target", "imports");

  private final DropwizardTestSupport<CoffeeConfiguration> support;

  private RunningService(Map<String, String> environment) {
    CoffeeApplication coffee = new CoffeeApplication(environment);
    this.support =
        new DropwizardTestSupport<CoffeeConfiguration>(
            CoffeeApplication.class, null, (String) null, ServeCommand::new) {
          @Override
          public CoffeeApplication newApplication() {
            return coffee;
          }
        };
  }

  /** Starts it over a database. */
  public static RunningService over(Postgres database) {
    return over(database, Map.of());
  }

  /** Starts it over a database, with further variables in its environment. */
  public static RunningService over(Postgres database, Map<String, String> further) {
    return over(environment(database.jdbcUrl(), further));
  }

  /** Starts it in an environment. */
  public static RunningService over(Map<String, String> environment) {
    RunningService service = new RunningService(environment);
    try {
      service.support.before();
      return service;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What the service needs in its environment to run over a database in a test. */
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

  /** A client with the owner's key. */
  public HttpCalls owner() {
    return new HttpCalls(port(), KEY);
  }

  @Override
  public void close() {
    support.after();
  }
}

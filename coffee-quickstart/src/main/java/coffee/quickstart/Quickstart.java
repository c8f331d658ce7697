package coffee.quickstart;

import ch.qos.logback.classic.Level;
import coffee.app.CoffeeApplication;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.PackagedConfiguration;
import coffee.app.configuration.StartupRefusal;
import coffee.app.schema.Migration;
import io.dropwizard.logging.common.BootstrapLogging;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./run} starts: the service, with a PostgreSQL of its own. {@code demo} adds somebody
 * to look at; any other command of the service runs over the same data.
 */
public final class Quickstart {

  private static final String USAGE =
      """
      ./run                  the service, on http://127.0.0.1:8000
      ./run demo             the same, with somebody to look at if there is no data yet
      ./run import FILE...   read coffees and heart rates from files
      ./run backup           write everything into a file in data/backups
      ./run COMMAND...       any other command of the service: check, restore, doctor, ...
      """;

  private final Map<String, String> environment;
  private final DataFolder folder;

  private Quickstart(Map<String, String> environment) throws IOException {
    this.environment = environment;
    Path data = home().resolve("data");
    this.folder = DataFolder.at(Path.of(environment.getOrDefault("DATA_DIR", data.toString())));
    environment.computeIfAbsent("API_KEY", name -> folder.secret("api-key"));
    keepIn("BACKUP_DIR", "backups");
    keepIn("IMPORT_DIR", "imports");
  }

  /** Has a setting point to a folder among the data, unless it points elsewhere. */
  private void keepIn(String setting, String name) throws IOException {
    if (!environment.containsKey(setting)) {
      environment.put(setting, folder.folder(name).toString());
    }
  }

  /** Runs a command; see the usage. */
  public static void main(String[] arguments) throws Exception {
    BootstrapLogging.bootstrap(Level.WARN);
    String command = arguments.length == 0 ? "" : arguments[0];
    try {
      switch (command) {
        case "-h", "--help", "help" -> System.out.print(USAGE);
        case "", "demo" -> new Quickstart(environment()).serve(command.equals("demo"));
        default -> new Quickstart(environment()).runOverData(arguments);
      }
    } catch (StartupRefusal refusal) {
      System.err.println("coffee: " + refusal.getMessage());
      System.exit(1);
    }
  }

  private void serve(boolean isDemonstration) throws Exception {
    CoffeeConfiguration configuration = PackagedConfiguration.read(environment);
    String key = configuration.owner().requireKey();
    HomeAddresses addresses = HomeAddresses.of(configuration);
    FileLock lock =
        folder
            .lock()
            .orElseThrow(
                () ->
                    new StartupRefusal(
                        "%s is in use by another ./run: stop it, or set another DATA_DIR"
                            .formatted(folder.path())));
    addresses.requireFree();
    OrderlyEnd end = start(lock);
    Greeting greeting = new Greeting(addresses, key, folder);
    new HomeApplication(environment, isDemonstration, List.of(end, greeting)).run("server");
  }

  private void runOverData(String[] arguments) throws Exception {
    Optional<FileLock> lock = folder.lock();
    if (lock.isPresent()) {
      start(lock.get());
      Migration.run(PackagedConfiguration.read(environment).database().forCommands());
    } else {
      useRunning();
    }
    new CoffeeApplication(environment).run(arguments);
  }

  private OrderlyEnd start(FileLock lock) throws Exception {
    System.err.println("Starting PostgreSQL over " + folder.path());
    LocalPostgres postgres = LocalPostgres.start(folder);
    environment.put("DATABASE_URL", postgres.url());
    return OrderlyEnd.arrange(postgres, lock);
  }

  private void useRunning() throws Exception {
    environment.put(
        "DATABASE_URL",
        LocalPostgres.urlOfRunning(folder)
            .orElseThrow(
                () ->
                    new StartupRefusal(
                        "%s is in use by a ./run that is not ready: try again"
                            .formatted(folder.path()))));
  }

  /** The process's environment over what {@code .env} says. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(DotEnv.read(home().resolve(".env")));
    environment.putAll(System.getenv());
    environment.values().removeIf(String::isEmpty);
    if (environment.remove("DATABASE_URL") != null) {
      System.err.println("DATABASE_URL is not used: ./run brings a PostgreSQL of its own.");
    }
    return environment;
  }

  private static Path home() {
    return Path.of(System.getProperty("coffee.home", ""));
  }
}

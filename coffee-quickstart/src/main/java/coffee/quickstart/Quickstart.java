package coffee.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import coffee.app.CoffeeApplication;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.ListenAddresses;
import coffee.app.configuration.OperatorException;
import coffee.app.configuration.PackagedConfiguration;
import coffee.app.configuration.Version;
import coffee.app.schema.Migration;
import io.dropwizard.logging.common.BootstrapLogging;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./run} starts: the service, with a PostgreSQL of its own. {@code demo} adds a demo
 * person; any other command of the service runs over the same data.
 */
public final class Quickstart {

  private static final String DEMO = "demo";
  private static final Set<String> HELP = Set.of("-h", "--help");
  private static final String API_KEY = "API_KEY";
  private static final String KEY_FILE = "api-key";

  private final PrintStream out = new PrintStream(System.out, true, UTF_8);

  private final Map<String, String> environment;
  private final DataFolder folder;
  private final KeySource keySource;

  private Quickstart(Map<String, String> environment) throws IOException {
    this.environment = environment;
    Path data = home().resolve("data");
    this.folder = DataFolder.at(Path.of(environment.getOrDefault("DATA_DIR", data.toString())));
    if (environment.containsKey(API_KEY)) {
      keySource = KeySource.environment();
    } else {
      environment.put(API_KEY, folder.secret(KEY_FILE));
      keySource = KeySource.file(folder.file(KEY_FILE), workingFolder());
    }
    defaultToDataFolder("BACKUP_DIR", "backups");
    defaultToDataFolder("IMPORT_DIR", "imports");
  }

  /** Sets the default of a variable to a subdirectory of the data directory. */
  private void defaultToDataFolder(String setting, String name) throws IOException {
    if (!environment.containsKey(setting)) {
      environment.put(setting, folder.folder(name).toString());
    }
  }

  /** Runs a command; see {@code USAGE}. */
  public static void main(String[] arguments) throws Exception {
    BootstrapLogging.bootstrap(Level.WARN);
    try {
      run(List.of(arguments));
    } catch (OperatorException refusal) {
      System.err.println("coffee: " + refusal.getMessage());
      System.exit(1);
    }
  }

  private static void run(List<String> arguments) throws Exception {
    switch (arguments.isEmpty() ? "server" : arguments.get(0)) {
      case "-h", "--help", "help" -> System.out.print(usage());
      case "-v", "--version" -> System.out.println(Version.CURRENT);
      case DEMO -> demonstrate(arguments.subList(1, arguments.size()));
      case "server" -> serve(arguments);
      default -> runCommand(arguments);
    }
  }

  private static void demonstrate(List<String> further) throws Exception {
    if (further.isEmpty()) {
      new Quickstart(environment()).serve(true);
    } else if (HELP.contains(further.get(0))) {
      System.out.print(usage());
    } else {
      throw new OperatorException("demo takes no arguments; ./run --help lists all commands");
    }
  }

  private static void serve(List<String> arguments) throws Exception {
    if (arguments.size() <= 1) {
      new Quickstart(environment()).serve(false);
    } else {
      runCommand(arguments);
    }
  }

  /** Nothing is started, and no directory made, for a command line that cannot be run. */
  private static void runCommand(List<String> arguments) throws Exception {
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    switch (new CoffeeApplication(Map.of()).syntax("./run").examine(arguments, err)) {
      case HELP -> {}
      case WRONG -> {
        err.println("./run --help lists all commands.");
        System.exit(1);
      }
      case NEEDS_NO_DATABASE -> new Quickstart(environment()).runApplication(arguments);
      case NEEDS_DATABASE -> new Quickstart(environment()).runOverData(arguments);
    }
  }

  private static String usage() throws IOException {
    try (var in = Quickstart.class.getResourceAsStream("/usage.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private void serve(boolean isDemonstration) throws Exception {
    CoffeeConfiguration configuration = PackagedConfiguration.read(environment);
    String key = configuration.owner().requireKey();
    ListenAddresses addresses = ListenAddresses.of(configuration);
    FileLock lock =
        folder
            .lock()
            .orElseThrow(
                () ->
                    new OperatorException(
                        "%s is in use by another ./run: stop it, or set another DATA_DIR"
                            .formatted(folder.path())));
    addresses.requireFree();
    GracefulShutdown end = start(lock);
    String host = addresses.isReachableFromNetwork() ? assignment("BIND_HOST") : "";
    Banner banner =
        new Banner(addresses, keySource, folder, workingFolder(), host + startCommandLine());
    StartupMessage greeting = new StartupMessage(banner, key, out);
    HomeLog log = HomeLog.in(folder, environment);
    new SelfMigratingApplication(environment, isDemonstration, log, List.of(end, greeting)) {
      @Override
      protected Optional<String> startCommand() {
        return Optional.of(startCommandLine());
      }
    }.run("server");
  }

  private void runOverData(List<String> arguments) throws Exception {
    Optional<FileLock> lock = folder.lock();
    if (lock.isPresent()) {
      start(lock.get());
      Migration.run(PackagedConfiguration.read(environment).database().forCommands());
    } else {
      connectToRunning();
    }
    runApplication(arguments);
  }

  private void runApplication(List<String> arguments) throws Exception {
    CoffeeApplication application =
        new CoffeeApplication(environment) {
          @Override
          protected Optional<String> startCommand() {
            return Optional.of(startCommandLine());
          }
        };
    application.run(arguments.toArray(String[]::new));
  }

  private GracefulShutdown start(FileLock lock) throws Exception {
    System.err.println("Starting PostgreSQL in " + folder.path());
    LocalPostgres postgres = LocalPostgres.start(folder);
    environment.put("DATABASE_URL", postgres.url());
    String lastLine =
        "Stopped. Everything is in %s.".formatted(ShellText.word(folder.path(), workingFolder()));
    return GracefulShutdown.register(postgres, lock, out, lastLine + classArchiveNotice());
  }

  /** Why the process does not end at once, if it saves a class archive; otherwise empty. */
  private static String classArchiveNotice() {
    boolean isArchiving =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit"));
    return isArchiving
        ? "\nSaving a class archive: the next start will be faster (first run only)."
        : "";
  }

  /** How {@code ./run} is called, with the variables that other commands need for the same data. */
  private String startCommandLine() {
    Path usual = home().resolve("data").toAbsolutePath().normalize();
    StringBuilder command = new StringBuilder(assignment("PORT") + assignment("ADMIN_PORT"));
    if (!folder.path().equals(usual)) {
      command
          .append("DATA_DIR=")
          .append(ShellText.word(folder.path(), workingFolder()))
          .append(' ');
    }
    return command.append("./run").toString();
  }

  /** The assignment of a variable that this process was given, as it is typed before a command. */
  private static String assignment(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isEmpty())
        .map(value -> variable + "=" + value + " ")
        .orElse("");
  }

  private void connectToRunning() throws Exception {
    environment.put(
        "DATABASE_URL",
        LocalPostgres.urlOfRunning(folder)
            .orElseThrow(
                () ->
                    new OperatorException(
                        "%s is in use by another ./run that is still starting: try again"
                            .formatted(folder.path()))));
  }

  /** The environment variables of the process, with defaults from {@code .env}. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(DotEnvFile.read(home().resolve(".env")));
    environment.putAll(System.getenv());
    environment.values().removeIf(String::isEmpty);
    if (environment.remove("DATABASE_URL") != null) {
      System.err.println("DATABASE_URL is ignored: ./run uses its embedded PostgreSQL.");
    }
    return environment;
  }

  private static Path workingFolder() {
    return Path.of("").toAbsolutePath();
  }

  private static Path home() {
    return Path.of(System.getProperty("coffee.home", ""));
  }
}

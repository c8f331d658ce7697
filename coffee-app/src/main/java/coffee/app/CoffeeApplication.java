package coffee.app;

import coffee.app.commands.BackupCommand;
import coffee.app.commands.CheckConfigurationCommand;
import coffee.app.commands.CommandSyntax;
import coffee.app.commands.DoctorCommand;
import coffee.app.commands.ExportCommand;
import coffee.app.commands.ImportCommand;
import coffee.app.commands.OperatorCommand;
import coffee.app.commands.PairCommand;
import coffee.app.commands.RestoreCommand;
import coffee.app.commands.SchemaCommand;
import coffee.app.commands.ServeCommand;
import coffee.app.commands.StandardStreams;
import coffee.app.commands.VerifyCommand;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.EnvironmentSubstitution;
import coffee.app.configuration.PackagedConfigurationFactory;
import coffee.app.logging.LibraryLogFilter;
import coffee.app.operator.BinActions;
import coffee.app.operator.CacheActions;
import coffee.app.operator.KeyActions;
import coffee.app.operator.PersonActions;
import coffee.app.operator.PurgeActions;
import coffee.app.operator.StatisticsActions;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The application. */
public class CoffeeApplication extends Application<CoffeeConfiguration> {

  private final Map<String, String> environmentVariables;
  private final StandardStreams streams;
  private final Clock clock;

  /** Creates the application with environment variables. */
  public CoffeeApplication(Map<String, String> environmentVariables) {
    this(environmentVariables, StandardStreams.ofProcess());
  }

  /** Creates the application with environment variables and output streams for commands. */
  public CoffeeApplication(Map<String, String> environmentVariables, StandardStreams streams) {
    this(environmentVariables, streams, Clock.systemUTC());
  }

  /** Creates the application with a clock of its own for what it serves. */
  public CoffeeApplication(
      Map<String, String> environmentVariables, StandardStreams streams, Clock clock) {
    this.environmentVariables = Map.copyOf(environmentVariables);
    this.streams = streams;
    this.clock = clock;
    LibraryLogFilter.drop();
  }

  /** Runs a command; see {@code --help}. */
  public static void main(String[] arguments) throws Exception {
    new CoffeeApplication(System.getenv()).run(arguments);
  }

  @Override
  public final String getName() {
    return "coffee";
  }

  @Override
  public final Class<CoffeeConfiguration> getConfigurationClass() {
    return CoffeeConfiguration.class;
  }

  @Override
  public final void initialize(Bootstrap<CoffeeConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(
        new EnvironmentSubstitution(
            bootstrap.getConfigurationSourceProvider(), environmentVariables));
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new PackagedConfigurationFactory<>(type, validator, mapper, environmentVariables));
    bootstrap.addCommand(new SchemaCommand());
    bootstrap.addCommand(new ImportCommand(streams));
    bootstrap.addCommand(new ExportCommand(streams));
    bootstrap.addCommand(new BackupCommand(streams));
    bootstrap.addCommand(new RestoreCommand(streams));
    bootstrap.addCommand(new VerifyCommand(streams));
    bootstrap.addCommand(new DoctorCommand(streams));
    bootstrap.addCommand(new PairCommand(streams, startCommand()));
    addOperatorCommands(bootstrap);
  }

  /** How a person at a terminal starts the service, such as {@code ./run}; empty if not known. */
  protected Optional<String> startCommand() {
    return Optional.empty();
  }

  private void addOperatorCommands(Bootstrap<CoffeeConfiguration> bootstrap) {
    bootstrap.addCommand(
        new OperatorCommand("person", "Manages persons", PersonActions.ALL, streams));
    bootstrap.addCommand(new OperatorCommand("key", "Manages API keys", KeyActions.ALL, streams));
    bootstrap.addCommand(
        new OperatorCommand(
            "bins",
            "Verifies and rebuilds the five-minute bins of readings",
            BinActions.ALL,
            streams));
    bootstrap.addCommand(new OperatorCommand("cache", "Clears caches", CacheActions.ALL, streams));
    bootstrap.addCommand(
        new OperatorCommand("statistics", "Counts stored data", StatisticsActions.ALL, streams));
    bootstrap.addCommand(
        new OperatorCommand("purge", "Deletes old data", PurgeActions.ALL, streams));
  }

  /**
   * The commands that there are, to read command lines by.
   *
   * @param program what is typed before a command
   */
  public final CommandSyntax syntax(String program) {
    Bootstrap<CoffeeConfiguration> bootstrap = new Bootstrap<>(this);
    addDefaultCommands(bootstrap);
    initialize(bootstrap);
    return new CommandSyntax(program, bootstrap.getCommands());
  }

  @Override
  protected final void addDefaultCommands(Bootstrap<CoffeeConfiguration> bootstrap) {
    bootstrap.addCommand(new ServeCommand(this));
    bootstrap.addCommand(new CheckConfigurationCommand(streams));
  }

  @Override
  public void run(CoffeeConfiguration configuration, Environment environment) throws Exception {
    new CompositionRoot(configuration, environment, clock, startCommand()).assemble();
  }
}

package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import net.sourceforge.argparse4j.inf.Namespace;

/** A command that does its work and ends. */
abstract class CoffeeCommand extends ConfiguredCommand<CoffeeConfiguration> {

  private final StandardStreams streams;

  CoffeeCommand(String name, String description, StandardStreams streams) {
    super(name, description);
    this.streams = streams;
  }

  @Override
  protected final void run(
      Bootstrap<CoffeeConfiguration> bootstrap, Namespace typed, CoffeeConfiguration configuration)
      throws Exception {
    CommandLog.toStandardError(configuration.getLoggingFactory(), bootstrap);
    execute(bootstrap, typed, configuration);
  }

  /**
   * Refuses what was typed, as far as that shows without the configuration and the database.
   *
   * @throws coffee.app.configuration.StartupRefusal or {@link coffee.domain.DomainException}
   */
  void check(Namespace typed) {}

  /** Whether the database is needed for what was typed. */
  boolean needsDatabase(Namespace typed) {
    return true;
  }

  /** Does the work. */
  abstract void execute(
      Bootstrap<CoffeeConfiguration> bootstrap, Namespace typed, CoffeeConfiguration configuration)
      throws Exception;

  /** Where this command tells what it has to tell. */
  final StandardStreams streams() {
    return streams;
  }

  /** For what was asked for. */
  final PrintStream out() {
    return streams.out();
  }

  @Override
  public final void onError(Cli cli, Namespace typed, Throwable failure) {
    Refusals.print(failure, cli.getStdErr());
  }
}

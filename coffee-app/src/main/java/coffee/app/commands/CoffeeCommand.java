package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.Version;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import net.sourceforge.argparse4j.inf.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command that runs and then exits. */
abstract class CoffeeCommand extends ConfiguredCommand<CoffeeConfiguration> {

  private static final Logger LOG = LoggerFactory.getLogger(CoffeeCommand.class);

  private final StandardStreams streams;

  CoffeeCommand(String name, String description, StandardStreams streams) {
    super(name, description);
    this.streams = streams;
  }

  @Override
  protected final void run(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception {
    CommandLogging.toStandardError(configuration.getLoggingFactory(), bootstrap);
    LOG.debug("Coffee Tracker {} runs {}", Version.CURRENT, getName());
    execute(bootstrap, arguments, configuration);
  }

  /**
   * Refuses what was arguments, as far as that shows without the configuration and the database.
   *
   * @throws coffee.app.configuration.OperatorException or {@link coffee.domain.DomainException}
   */
  void check(Namespace arguments) {}

  /** Whether the database is needed for what was arguments. */
  boolean needsDatabase(Namespace arguments) {
    return true;
  }

  /** Runs the command. */
  abstract void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws Exception;

  /** The output streams of this command. */
  final StandardStreams streams() {
    return streams;
  }

  /** The standard output. */
  final PrintStream out() {
    return streams.out();
  }

  @Override
  public final void onError(Cli cli, Namespace arguments, Throwable failure) {
    CommandErrors.print(failure, cli.getStdErr());
  }
}

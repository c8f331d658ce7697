package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;
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
    logToStandardError(configuration.getLoggingFactory(), bootstrap);
    execute(bootstrap, typed, configuration);
  }

  /** What the log says is no part of what was asked for. */
  private void logToStandardError(
      LoggingFactory logging, Bootstrap<CoffeeConfiguration> bootstrap) {
    if (logging instanceof DefaultLoggingFactory appenders) {
      appenders.getAppenders().stream()
          .filter(ConsoleAppenderFactory.class::isInstance)
          .map(ConsoleAppenderFactory.class::cast)
          .forEach(console -> console.setTarget(ConsoleAppenderFactory.ConsoleStream.STDERR));
      logging.configure(bootstrap.getMetricRegistry(), getName());
    }
  }

  /** Does the work. */
  abstract void execute(
      Bootstrap<CoffeeConfiguration> bootstrap, Namespace typed, CoffeeConfiguration configuration)
      throws Exception;

  /** Where this command tells what it has to tell. */
  final StandardStreams streams() {
    return streams;
  }

  @Override
  public final void onError(Cli cli, Namespace typed, Throwable failure) {
    Refusals.print(failure, cli.getStdErr());
  }
}

package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code check}: validates the configuration. */
public final class CheckConfigurationCommand extends CoffeeCommand {

  /** Creates the command with output streams. */
  public CheckConfigurationCommand(StandardStreams streams) {
    super("check", "Validates the configuration", streams);
  }

  @Override
  boolean needsDatabase(Namespace arguments) {
    return false;
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace namespace,
      CoffeeConfiguration configuration) {
    configuration.owner().requireKey();
    out().println("The configuration is valid.");
  }
}

package coffee.app.commands;

import coffee.app.configuration.CoffeeConfiguration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code check}: says whether {@code server} would accept the configuration. */
public final class CheckConfigurationCommand extends ConfiguredCommand<CoffeeConfiguration> {

  /** A command. */
  public CheckConfigurationCommand() {
    super("check", "Checks the configuration");
  }

  @Override
  @SuppressWarnings("SystemOut") // it is what the command is for
  protected void run(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace namespace,
      CoffeeConfiguration configuration) {
    configuration.owner().requireKey();
    System.out.println("The configuration is good.");
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    Refusals.print(e, cli.getStdErr());
  }
}

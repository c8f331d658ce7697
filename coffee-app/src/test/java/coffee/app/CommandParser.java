package coffee.app;

import coffee.app.configuration.CoffeeConfiguration;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.util.List;
import java.util.Map;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Subparsers;

/** Parses commands as the jar does, without running them. */
public final class CommandParser {

  private final Bootstrap<CoffeeConfiguration> bootstrap;
  private final ArgumentParser parser = ArgumentParsers.newFor("coffee").build();

  /** Creates a parser for all commands. */
  public CommandParser() {
    CoffeeApplication application = new CoffeeApplication(Map.of());
    bootstrap = new Bootstrap<>(application);
    application.addDefaultCommands(bootstrap);
    application.initialize(bootstrap);
    Subparsers commands = parser.addSubparsers();
    bootstrap.getCommands().forEach(it -> it.configure(commands.addParser(it.getName())));
  }

  /** The names of the commands. */
  public List<String> names() {
    return bootstrap.getCommands().stream().map(Command::getName).toList();
  }

  /** The error message for invalid arguments; empty if they are valid. */
  public String complaint(List<String> arguments) {
    try {
      parser.parseArgs(arguments.toArray(String[]::new));
      return "";
    } catch (ArgumentParserException refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}

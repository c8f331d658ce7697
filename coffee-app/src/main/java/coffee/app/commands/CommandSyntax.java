package coffee.app.commands;

import coffee.app.configuration.OperatorException;
import coffee.domain.DomainException;
import io.dropwizard.core.cli.Command;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.helper.HelpScreenException;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * Reads command lines as the service does and runs none of them, so that help is given and mistakes
 * are found before anything is started.
 */
public final class CommandSyntax {

  /** What a command line turns out to be. */
  public enum Outcome {
    /** It can be run and needs the database. */
    NEEDS_DATABASE,
    /** It can be run without a database. */
    NEEDS_NO_DATABASE,
    /** It asked for help, which has been printed to standard output. */
    HELP,
    /** It cannot be run; why has been printed. */
    WRONG
  }

  private static final String COMMAND = "command";

  private final ArgumentParser parser;
  private final Map<String, Command> commands = new HashMap<>();

  /**
   * Creates the syntax of commands.
   *
   * @param program the words before the command in usage messages
   */
  public CommandSyntax(String program, List<Command> commands) {
    parser = ArgumentParsers.newFor(program).build();
    Subparsers parsers = parser.addSubparsers().dest(COMMAND).metavar("COMMAND");
    for (Command command : commands) {
      Subparser subparser = parsers.addParser(command.getName()).help(command.getDescription());
      subparser.description(command.getDescription()).defaultHelp(true);
      command.configure(subparser);
      this.commands.put(command.getName(), command);
    }
  }

  /** What the commands are called. */
  public Set<String> names() {
    return Set.copyOf(commands.keySet());
  }

  /**
   * Reads a command line and checks what can be checked without the configuration and the database,
   * files to be read for example.
   *
   * @param err for what is wrong with it
   */
  public Outcome examine(List<String> commandLine, PrintWriter err) {
    try {
      Namespace arguments = parser.parseArgs(commandLine.toArray(String[]::new));
      if (commands.get(arguments.getString(COMMAND)) instanceof CoffeeCommand command) {
        command.check(arguments);
        return command.needsDatabase(arguments)
            ? Outcome.NEEDS_DATABASE
            : Outcome.NEEDS_NO_DATABASE;
      }
      return Outcome.NEEDS_DATABASE;
    } catch (HelpScreenException help) {
      return Outcome.HELP;
    } catch (ArgumentParserException malformed) {
      malformed.getParser().handleError(malformed, err);
    } catch (OperatorException | DomainException refusal) {
      CommandErrors.print(refusal, err);
    }
    err.flush();
    return Outcome.WRONG;
  }
}

package coffee.app.commands;

import coffee.app.terminal.VisibleStream;
import java.io.Console;
import java.io.PrintStream;

/**
 * The output streams of a command.
 *
 * @param out the result, which other programs may read
 * @param err messages for people: progress, errors, log lines
 * @param isInteractive whether they are connected to a terminal
 */
public record StandardStreams(PrintStream out, PrintStream err, boolean isInteractive) {

  /** Sees to it that nothing that is printed controls a terminal; bytes pass as they are. */
  public StandardStreams {
    out = new VisibleStream(out);
    err = new VisibleStream(err);
  }

  /** The streams of the process, in UTF-8. */
  public static StandardStreams ofProcess() {
    return new StandardStreams(System.out, System.err, isTerminal());
  }

  @SuppressWarnings("SystemConsoleNull") // null on 17 to 21; later ones can be asked
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException failure) {
      return false;
    }
  }
}

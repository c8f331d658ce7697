package coffee.app.commands;

import coffee.app.terminal.VisibleStream;
import java.io.PrintStream;

/**
 * Where a command tells what it has to tell.
 *
 * @param out what it was asked for, and nothing else: others read on
 * @param err what a person wants to know meanwhile: progress, refusals, what is logged
 * @param isWatched whether a person looks at them as they are written
 */
public record StandardStreams(PrintStream out, PrintStream err, boolean isWatched) {

  /** Sees to it that nothing that is printed controls a terminal; bytes pass as they are. */
  public StandardStreams {
    out = new VisibleStream(out);
    err = new VisibleStream(err);
  }

  /** Those of the process, in UTF-8. */
  public static StandardStreams ofProcess() {
    return new StandardStreams(System.out, System.err, Terminal.isWatched());
  }
}

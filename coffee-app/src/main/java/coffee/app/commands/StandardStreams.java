package coffee.app.commands;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command tells what it has to tell.
 *
 * @param out what it was asked for, and nothing else: others read on
 * @param err what a person wants to know meanwhile: progress, refusals, what is logged
 * @param isWatched whether a person looks at them as they are written
 */
public record StandardStreams(PrintStream out, PrintStream err, boolean isWatched) {

  /** Those of the process, in UTF-8. */
  public static StandardStreams ofProcess() {
    return new StandardStreams(utf8(System.out), utf8(System.err), Terminal.isWatched());
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}

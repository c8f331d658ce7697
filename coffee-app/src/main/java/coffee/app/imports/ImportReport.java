package coffee.app.imports;

import coffee.domain.imports.ImportTally;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells the person at the keyboard how an import goes: a line for each row that was not kept, a bar
 * while it runs, a summary at the end.
 */
public final class ImportReport {

  private static final int BAR_WIDTH = 30;
  private static final String LINE_START = "\r\u001B[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean isTerminal;

  /**
   * A report.
   *
   * @param isTerminal whether somebody looks at {@code err} as it is written
   */
  public ImportReport(PrintWriter out, PrintWriter err, boolean isTerminal) {
    this.out = out;
    this.err = err;
    this.isTerminal = isTerminal;
  }

  /** A row was not kept. */
  void problem(String file, String place, String reason, String original) {
    err.printf("%s%s, %s: %s: %s%n", lineStart(), file, place, reason, original.strip());
  }

  /** So much of a file is done. */
  void progress(ImportedFile file, ImportTally soFar, Duration spent) throws IOException {
    if (isTerminal) {
      int full = (int) (file.portionRead() * BAR_WIDTH);
      err.printf(
          Locale.ROOT,
          "%s%s [%s%s] %3.0f %%  %,d rows, %,d a second",
          lineStart(),
          file.name(),
          "#".repeat(full),
          "-".repeat(BAR_WIDTH - full),
          100 * file.portionRead(),
          soFar.read(),
          perSecond(soFar, spent));
      err.flush();
    }
  }

  /** What became of a file. */
  void summary(String file, ImportTally tally, Duration spent) {
    err.print(lineStart());
    err.flush();
    out.printf(
        Locale.ROOT,
        "%s: %,d rows read: %,d stored, %,d already there, %,d refused%s (%,d rows a second)%n",
        file,
        tally.read(),
        tally.stored(),
        tally.existing(),
        tally.refused(),
        tally.passedOver() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d about other things", tally.passedOver()),
        perSecond(tally, spent));
  }

  /** Something to know of a whole file. */
  void note(String file, String text) {
    out.printf("%s: %s%n", file, text);
  }

  private String lineStart() {
    return isTerminal ? LINE_START : "";
  }

  private static long perSecond(ImportTally tally, Duration spent) {
    return tally.read() * 1_000 / Math.max(1, spent.toMillis());
  }
}

package coffee.app.imports;

import coffee.domain.imports.ImportProgress;
import java.io.PrintWriter;
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
    beginLine();
    err.printf("%s, %s: %s: %s%n", file, place, reason, original.strip());
  }

  /** So much of a file is done, from 0 to 1. */
  void progress(String file, double portion, ImportProgress soFar) {
    if (isTerminal) {
      int full = (int) (portion * BAR_WIDTH);
      beginLine();
      err.printf(
          Locale.ROOT,
          "%s [%s%s] %3.0f %%  %,d rows, %,d a second",
          file,
          "#".repeat(full),
          "-".repeat(BAR_WIDTH - full),
          100 * portion,
          soFar.tally().read(),
          perSecond(soFar));
      err.flush();
    }
  }

  /** What became of a file. */
  void summary(String file, ImportProgress done) {
    beginLine();
    err.flush();
    long passedOver = done.passedOver().values().stream().mapToLong(Long::longValue).sum();
    out.printf(
        Locale.ROOT,
        "%s: %,d rows read: %,d stored, %,d already there, %,d refused%s (%,d rows a second)%n",
        file,
        done.tally().read(),
        done.tally().stored(),
        done.tally().existing(),
        done.tally().refused(),
        passedOver == 0 ? "" : String.format(Locale.ROOT, ", %,d about other things", passedOver),
        perSecond(done));
  }

  /** Something to know of a whole file. */
  void note(String file, String text) {
    out.printf("%s: %s%n", file, text);
  }

  /** Overwrites the bar, if there is one. */
  private void beginLine() {
    if (isTerminal) {
      err.write(LINE_START);
    }
  }

  private static long perSecond(ImportProgress progress) {
    return progress.tally().read() * 1_000 / Math.max(1, progress.spent().toMillis());
  }
}

package coffee.app.imports;

import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.SkippedRows;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints the progress of an import: a line for each refused row, a progress bar while it runs, and
 * a summary.
 */
public final class ImportReport {

  private static final int BAR_WIDTH = 30;
  private static final String LINE_START = "\r\u001B[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean isTerminal;

  /**
   * Creates a report.
   *
   * @param isTerminal whether {@code err} is a terminal
   */
  public ImportReport(PrintWriter out, PrintWriter err, boolean isTerminal) {
    this.out = out;
    this.err = err;
    this.isTerminal = isTerminal;
  }

  /** Called for a refused row. */
  void problem(String file, String place, String reason, String original) {
    beginLine();
    err.printf("%s, %s: %s: %s%n", file, place, reason, original.strip());
  }

  /** Called with the processed fraction of a file, from 0 to 1. */
  void progress(String file, double portion, ImportProgress soFar) {
    if (isTerminal) {
      int full = (int) (portion * BAR_WIDTH);
      beginLine();
      err.printf(
          Locale.ROOT,
          "%s [%s%s] %3.0f %%  %,d rows, %,d per second",
          file,
          "#".repeat(full),
          "-".repeat(BAR_WIDTH - full),
          100 * portion,
          soFar.rowCounts().total(),
          perSecond(soFar));
      err.flush();
    }
  }

  /** Prints the result of a file. */
  void summary(String file, ImportProgress done) {
    beginLine();
    err.flush();
    long skippedRows = done.skipped().values().stream().mapToLong(SkippedRows::count).sum();
    out.printf(
        Locale.ROOT,
        "%s: %,d rows read: %,d stored, %,d existing, %,d refused%s (%,d rows per second)%n",
        file,
        done.rowCounts().total(),
        done.rowCounts().stored(),
        done.rowCounts().existing(),
        done.rowCounts().refused(),
        skippedRows == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d of unsupported types", skippedRows),
        perSecond(done));
  }

  /** Prints a note about a file. */
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
    return progress.rowCounts().total() * 1_000 / Math.max(1, progress.runTime().toMillis());
  }
}

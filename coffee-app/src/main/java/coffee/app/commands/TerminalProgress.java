package coffee.app.commands;

import coffee.app.backup.RowProgressListener;
import java.io.PrintStream;
import java.util.Locale;

/** Shows progress in rows on a terminal, in one line that is overwritten. */
final class TerminalProgress implements RowProgressListener {

  private static final long NANOSECONDS_APART = 200_000_000;

  private final PrintStream err;
  private final boolean isWatched;
  private long shownAt = System.nanoTime();

  TerminalProgress(StandardStreams streams) {
    this.err = streams.err();
    this.isWatched = streams.isInteractive();
  }

  @Override
  public void onProgress(String table, long rows, long bytes) {
    long now = System.nanoTime();
    if (isWatched && now - shownAt >= NANOSECONDS_APART) {
      shownAt = now;
      err.printf(
          Locale.ROOT, "\r\u001B[K%s: %,d rows, %s", table, rows, ByteSizeFormat.format(bytes));
      err.flush();
    }
  }

  /** Clears the line. */
  void end() {
    if (isWatched) {
      err.printf("\r\u001B[K");
      err.flush();
    }
  }
}

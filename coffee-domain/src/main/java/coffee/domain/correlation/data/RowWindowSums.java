package coffee.domain.correlation.data;

/** Prefix sums over the medians of rows: sums of any time window in constant time. */
public final class RowWindowSums {

  private static final int MINUTES_PER_BIN = 5;

  private final long firstBin;
  private final int[] rowAtOrAfter;
  private final double[] bpmBefore;
  private final int[] readingsBefore;

  public RowWindowSums(WakingRows rows) {
    int n = rows.size();
    firstBin = n == 0 ? 0 : rows.bin(0);
    rowAtOrAfter = new int[n == 0 ? 1 : Math.toIntExact(rows.bin(n - 1) - firstBin + 2)];
    bpmBefore = new double[n + 1];
    readingsBefore = new int[n + 1];
    int bin = 0;
    for (int row = 0; row < n; row++) {
      bpmBefore[row + 1] = bpmBefore[row] + rows.median(row);
      readingsBefore[row + 1] = readingsBefore[row] + rows.readings(row);
      while (bin <= rows.bin(row) - firstBin) {
        rowAtOrAfter[bin++] = row;
      }
    }
    rowAtOrAfter[rowAtOrAfter.length - 1] = n;
  }

  /** The first row whose centre is at or after a minute since the epoch. */
  int rowAtOrAfter(long minute) {
    long bin = Math.floorDiv(minute - LocalClock.CENTRE_MINUTES - 1, (long) MINUTES_PER_BIN) + 1;
    long index = Math.max(0, Math.min(rowAtOrAfter.length - 1, bin - firstBin));
    return rowAtOrAfter[(int) index];
  }

  /** The number of rows with {@code from <= centre < until}. */
  public int rowCount(long from, long until) {
    return Math.max(0, rowAtOrAfter(until) - rowAtOrAfter(from));
  }

  /** The number of valid readings in those rows. */
  public int readingCount(long from, long until) {
    return Math.max(0, readingsBefore[rowAtOrAfter(until)] - readingsBefore[rowAtOrAfter(from)]);
  }

  /** The unweighted mean of those rows, of which there must be at least one. */
  public double meanBpm(long from, long until) {
    int first = rowAtOrAfter(from);
    int end = rowAtOrAfter(until);
    return (bpmBefore[end] - bpmBefore[first]) / (end - first);
  }

  /** As {@link #meanBpm}, of any other column. */
  public double mean(double[] column, long from, long until) {
    int first = rowAtOrAfter(from);
    int end = rowAtOrAfter(until);
    double sum = 0;
    for (int row = first; row < end; row++) {
      sum += column[row];
    }
    return sum / (end - first);
  }
}

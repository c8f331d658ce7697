package coffee.domain.correlation.data;

import coffee.domain.heartrate.HeartRateBin;
import java.util.Arrays;

/** Steps by five-minute bin, where they are known (METHOD 3.14). Immutable. */
public final class StepSeries {

  /** No steps are known. */
  public static final StepSeries NONE = new StepSeries(new long[0], new int[0]);

  private static final double MINUTES_PER_BIN = HeartRateBin.SECONDS / 60.0;

  /** Most gaps between two bins are shorter than this. */
  private static final int NEAR_BINS = 64;

  private final long[] bins;
  private final int[] steps;

  private StepSeries(long[] bins, int[] steps) {
    this.bins = bins;
    this.steps = steps;
  }

  /**
   * The steps of some bins.
   *
   * @param bins numbers of the bins with known steps, ascending, each once
   * @param steps steps of each of them, 0 or more
   * @throws IllegalArgumentException if they differ in length or order, or steps are negative
   */
  public static StepSeries of(long[] bins, int[] steps) {
    if (bins.length != steps.length) {
      throw new IllegalArgumentException(bins.length + " bins, " + steps.length + " steps");
    }
    for (int i = 0; i < bins.length; i++) {
      if (steps[i] < 0 || (i > 0 && bins[i] <= bins[i - 1])) {
        throw new IllegalArgumentException("bin " + bins[i] + ": " + steps[i] + " steps");
      }
    }
    return new StepSeries(bins.clone(), steps.clone());
  }

  /** Whether no steps are known at all. */
  public boolean isEmpty() {
    return bins.length == 0;
  }

  /** By row, whether the steps of its bin are known. */
  public boolean[] knownIn(WakingRows rows) {
    boolean[] known = new boolean[rows.size()];
    int next = 0;
    for (int row = 0; row < known.length; row++) {
      next = atOrAfter(rows.bin(row), next);
      known[row] = next < bins.length && bins[next] == rows.bin(row);
    }
    return known;
  }

  /**
   * {@code ln(1 + s)} of the steps s of each row.
   *
   * @param rows whose steps are known
   */
  public double[] logarithms(WakingRows rows) {
    double[] column = new double[rows.size()];
    int next = 0;
    for (int row = 0; row < column.length; row++) {
      next = atOrAfter(rows.bin(row), next);
      column[row] = Math.log1p(steps[next]);
    }
    return column;
  }

  /** The next position at or after a bin; faster than a search, since rows ascend as bins do. */
  private int atOrAfter(long bin, int from) {
    int next = from;
    while (next < bins.length && bins[next] < bin) {
      next++;
    }
    return next;
  }

  /**
   * The running mean {@code m_b = r m_{b-1} + (1 - r) s_b} at each row, over every bin: without
   * known steps {@code s_b} is 0. It is 0 before the first known bin.
   *
   * @param minutes time constant t of {@code r = exp(-5 / t)}
   */
  public double[] runningMeans(WakingRows rows, double minutes) {
    double kept = Math.exp(-MINUTES_PER_BIN / minutes);
    double[] powers = new double[NEAR_BINS];
    Arrays.setAll(powers, bins -> Math.pow(kept, bins));
    double[] column = new double[rows.size()];
    double mean = 0;
    long at = Long.MIN_VALUE;
    int next = 0;
    for (int row = 0; row < column.length; row++) {
      for (; next < bins.length && bins[next] <= rows.bin(row); next++) {
        mean = after(mean, bins[next] - at, powers) + (1 - kept) * steps[next];
        at = bins[next];
      }
      column[row] = after(mean, rows.bin(row) - at, powers);
    }
    return column;
  }

  /** The mean, some bins without steps later. */
  private static double after(double mean, long bins, double[] powers) {
    if (mean == 0) {
      return 0;
    }
    return mean * (bins < powers.length ? powers[(int) bins] : Math.pow(powers[1], (double) bins));
  }
}

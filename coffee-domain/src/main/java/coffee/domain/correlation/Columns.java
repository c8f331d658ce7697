package coffee.domain.correlation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What every design has: the heart rate, and the days. */
final class Columns {

  private Columns() {}

  /** The heart rate, less its mean: day effects make it the same, sums keep more digits. */
  static double[] heartRate(WakingRows rows) {
    double[] column = new double[rows.size()];
    Arrays.setAll(column, rows::bpm);
    double mean = Math.rint(Arrays.stream(column).average().orElse(0));
    Arrays.setAll(column, row -> column[row] - mean);
    return column;
  }

  /** First row of each statistical day, and the number of rows. */
  static int[] dayStarts(WakingRows rows) {
    IntStream starts =
        IntStream.range(0, rows.size()).filter(i -> i == 0 || rows.day(i) != rows.day(i - 1));
    return IntStream.concat(starts, IntStream.of(rows.size())).toArray();
  }
}

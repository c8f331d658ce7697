package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.WakingRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The columns common to all models: heart rate and day boundaries. */
final class ResponseColumns {

  private ResponseColumns() {}

  /** The heart rate minus its mean: the same under day effects, but numerically better. */
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

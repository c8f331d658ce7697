package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.LocalClock;
import coffee.domain.heartrate.HeartRateBin;
import java.util.Arrays;

/**
 * Neighbouring columns {@code cos(2πk m/1440)} and {@code sin(2πk m/1440)} at minute m of the day,
 * for k = 1 to a number of harmonics (METHOD 3.2).
 *
 * <p>What is summed over them costs less than over other columns. Their combination is a function
 * of the minute. Their products follow from few sums: {@code 2 cos a cos b = cos(a-b) + cos(a+b)},
 * and so on.
 */
final class ClockHarmonics {

  private static final int MINUTES_PER_DAY = LocalClock.MINUTES_PER_DAY;
  private static final int MINUTES_PER_BIN = HeartRateBin.SECONDS / 60;

  /** By half a minute: the middle of two neighbouring bins is one. */
  private static final int ANGLES = 2 * MINUTES_PER_DAY;

  private static final double[] COSINE = new double[ANGLES];
  private static final double[] SINE = new double[ANGLES];

  static {
    for (int i = 0; i < ANGLES; i++) {
      double angle = 2 * Math.PI * i / ANGLES;
      COSINE[i] = Math.cos(angle);
      SINE[i] = Math.sin(angle);
    }
  }

  /** Half a bin in half minutes. */
  private static final int HALF_BIN = MINUTES_PER_BIN;

  private final int first;
  private final int harmonics;
  private final short[] minutes;

  /**
   * Creates columns.
   *
   * @param first number of the first of them in the design
   * @param harmonics how many k there are, with two columns each
   * @param minutes minute of the day of each row, 0 to 1439
   */
  ClockHarmonics(int first, int harmonics, short[] minutes) {
    this.first = first;
    this.harmonics = harmonics;
    this.minutes = minutes;
  }

  /** A design without any. */
  static ClockHarmonics none() {
    return new ClockHarmonics(DesignMatrix.X, 0, new short[0]);
  }

  /** Whether there is no such column. */
  boolean isEmpty() {
    return harmonics == 0;
  }

  /** Number of the first column in the design. */
  int first() {
    return first;
  }

  /** Number of the column after the last one. */
  int end() {
    return first + 2 * harmonics;
  }

  /** The columns, by number. */
  double[][] columns() {
    double[][] columns = new double[2 * harmonics][minutes.length];
    for (int k = 1; k <= harmonics; k++) {
      double[] cosine = columns[2 * k - 2];
      double[] sine = columns[2 * k - 1];
      for (int i = 0; i < minutes.length; i++) {
        int angle = 2 * k * minutes[i] % ANGLES;
        cosine[i] = COSINE[angle];
        sine[i] = SINE[angle];
      }
    }
    return columns;
  }

  /**
   * Subtracts the columns, times their coefficients, from a value of each row.
   *
   * @param coefficients that of the first column is at {@code from}
   */
  void subtract(double[] coefficients, int from, double[] values) {
    double[] curve = new double[MINUTES_PER_DAY];
    for (int k = 1; k <= harmonics; k++) {
      double cosine = coefficients[from + 2 * k - 2];
      double sine = coefficients[from + 2 * k - 1];
      for (int minute = 0, angle = 0; minute < MINUTES_PER_DAY; minute++) {
        curve[minute] += cosine * COSINE[angle] + sine * SINE[angle];
        angle = angle + 2 * k < ANGLES ? angle + 2 * k : angle + 2 * k - ANGLES;
      }
    }
    for (int i = 0; i < minutes.length; i++) {
      values[i] -= curve[minutes[i]];
    }
  }

  /** Whether the clock jumps to a row from the one before, other than by one bin. */
  boolean jumps(int row) {
    return !follows(row);
  }

  private boolean follows(int row) {
    int passed = minutes[row] - minutes[row - 1];
    return passed == MINUTES_PER_BIN || passed == MINUTES_PER_BIN - MINUTES_PER_DAY;
  }

  /** The products of every pair of columns, summed over rows; into their upper triangle. */
  void productsOfRows(int from, int until, double[][] products) {
    Sums sums = new Sums();
    for (int i = from, end; i < until; i = end) {
      end = i + 1;
      while (end < until && follows(end)) {
        end++;
      }
      sums.add(2 * minutes[i], end - i);
    }
    double[] factors = new double[harmonics + 1];
    Arrays.fill(factors, 1);
    sums.products(products, factors);
  }

  /**
   * The products of every pair of sums of two neighbouring rows: {@code cos a + cos b = 2 cos((a-b)
   * / 2) cos((a+b) / 2)}. Rows to which the clock jumps are left out.
   *
   * @param neighbours the rows that have a neighbour before them
   */
  void productsOfSums(int from, int until, NeighbouringRows neighbours, double[][] products) {
    Sums sums = new Sums();
    for (int i = from + 1, end; i < until; i = end + 1) {
      end = i;
      while (end < until && neighbours.contains(end) && follows(end)) {
        end++;
      }
      if (end > i) {
        sums.add(2 * minutes[i] + ANGLES - HALF_BIN, end - i);
      }
    }
    double[] factors = new double[harmonics + 1];
    Arrays.setAll(factors, k -> 2 * COSINE[HALF_BIN * k]);
    sums.products(products, factors);
  }

  /** {@code Σ cos(n a)} and {@code Σ sin(n a)} for n up to twice the number of harmonics. */
  private final class Sums {

    private final double[] cosines = new double[2 * harmonics + 1];
    private final double[] sines = new double[2 * harmonics + 1];

    /**
     * Adds angles one bin apart: {@code Σ cos(a + i d) = sin(r d/2) / sin(d/2) cos(a + (r-1) d/2)}
     * over i = 0 to r - 1, and so for sines.
     *
     * @param halfMinutes a
     * @param count r
     */
    void add(int halfMinutes, int count) {
      cosines[0] += count;
      int middle = halfMinutes + (count - 1) * HALF_BIN;
      for (int n = 1; n < cosines.length; n++) {
        double ratio = SINE[n * count * HALF_BIN % ANGLES] / SINE[n * HALF_BIN];
        int angle = n * middle % ANGLES;
        cosines[n] += ratio * COSINE[angle];
        sines[n] += ratio * SINE[angle];
      }
    }

    /** With both columns of each k times its factor. */
    void products(double[][] into, double[] factors) {
      for (int j = 1; j <= harmonics; j++) {
        int row = first + 2 * j - 2;
        for (int k = j; k <= harmonics; k++) {
          double half = 0.5 * factors[j] * factors[k];
          int column = first + 2 * k - 2;
          into[row][column] = half * (cosines[k - j] + cosines[j + k]);
          into[row][column + 1] = half * (sines[j + k] + sines[k - j]);
          into[row + 1][column + 1] = half * (cosines[k - j] - cosines[j + k]);
          if (k > j) {
            into[row + 1][column] = half * (sines[j + k] - sines[k - j]);
          }
        }
      }
    }
  }
}

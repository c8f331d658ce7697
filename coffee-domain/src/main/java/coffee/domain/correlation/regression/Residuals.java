package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.Median;
import java.util.Optional;

/** The residuals of a fit after columns and day means, for the selected rows. */
final class Residuals {

  private static final double MAD_TO_SD = 1.4826;
  private static final int MIN_PAIRS = 100;
  private static final double MAX_RHO = 0.95;

  /** Columns subtracted in one pass over the rows. */
  private static final int AT_ONCE = 4;

  private final RowSelection selection;
  private final double[] values;

  /**
   * The residuals of a fit.
   *
   * @param coefficients of x and Z
   */
  Residuals(DesignMatrix design, RowSelection selection, double[] coefficients) {
    this.selection = selection;
    values = design.column(DesignMatrix.Y).clone();
    ClockHarmonics clock = design.clock();
    subtract(design, DesignMatrix.X, clock.first(), coefficients);
    clock.subtract(coefficients, clock.first() - DesignMatrix.X, values);
    subtract(design, clock.end(), coefficients.length + DesignMatrix.X, coefficients);
    for (int day = 0; day < design.days(); day++) {
      centre(design.start(day), design.end(day), selection.rowCountOf(day));
    }
  }

  /** The residuals of the fit given by a Gram matrix; empty if the columns are collinear. */
  static Optional<Residuals> fit(DesignMatrix design, RowSelection selection, double[][] gram) {
    return new ScaledNormalEquations(gram, DesignMatrix.Y)
        .solve(gram)
        .map(coefficients -> new Residuals(design, selection, coefficients));
  }

  private void subtract(DesignMatrix design, int from, int until, double[] coefficients) {
    for (int at = from; at < until; at += AT_ONCE) {
      double[] some = new double[AT_ONCE];
      System.arraycopy(coefficients, at - DesignMatrix.X, some, 0, Math.min(AT_ONCE, until - at));
      subtract(design, at, some);
    }
  }

  /** Subtracts some neighbouring columns of x and Z at once; those past the last count 0 times. */
  private void subtract(DesignMatrix design, int at, double[] coefficients) {
    int last = design.width() - 1;
    double[] c0 = design.column(at);
    double[] c1 = design.column(Math.min(at + 1, last));
    double[] c2 = design.column(Math.min(at + 2, last));
    double[] c3 = design.column(Math.min(at + 3, last));
    double b0 = coefficients[0];
    double b1 = coefficients[1];
    double b2 = coefficients[2];
    double b3 = coefficients[3];
    int endColumn = Math.min(at + AT_ONCE, last);
    for (int day = 0; day < design.days(); day++) {
      int end = design.endOfNonZero(at, endColumn, day);
      for (int i = design.firstNonZero(at, endColumn, day); i < end; i++) {
        values[i] -= b0 * c0[i] + b1 * c1[i] + b2 * c2[i] + b3 * c3[i];
      }
    }
  }

  private void centre(int from, int until, int rows) {
    double sum = 0;
    for (int i = from; i < until; i++) {
      sum += selection.contains(i) ? values[i] : 0;
    }
    double mean = sum / rows;
    for (int i = from; i < until; i++) {
      values[i] -= mean;
    }
  }

  /** The residual of a row; undefined for a row that is not selected. */
  double of(int row) {
    return values[row];
  }

  /** The median residual. */
  double median() {
    double[] kept = new double[selection.rowCount()];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (selection.contains(i)) {
        kept[n++] = values[i];
      }
    }
    return Median.of(kept, n);
  }

  /** {@code 1.4826 median |e - centre|}: a robust standard deviation. */
  double robustDeviation(double centre) {
    double[] kept = new double[selection.rowCount()];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (selection.contains(i)) {
        kept[n++] = Math.abs(values[i] - centre);
      }
    }
    return MAD_TO_SD * Median.of(kept, n);
  }

  /**
   * {@code Σ e_i e_{i+1} / Σ e_i²} over pairs of consecutive bins of one day, within 0 and 0.95; 0
   * with fewer than 100 pairs (METHOD 3.3).
   */
  double autocorrelation(DesignMatrix design) {
    double products = 0;
    double squares = 0;
    int pairs = 0;
    for (int day = 0; day < design.days(); day++) {
      for (int i = design.start(day) + 1; i < design.end(day); i++) {
        if (design.bin(i) - design.bin(i - 1) == 1
            && selection.contains(i)
            && selection.contains(i - 1)) {
          products += values[i - 1] * values[i];
          squares += values[i - 1] * values[i - 1];
          pairs++;
        }
      }
    }
    return pairs < MIN_PAIRS || squares == 0
        ? 0
        : Math.max(0, Math.min(MAX_RHO, products / squares));
  }
}

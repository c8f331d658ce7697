package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.Median;
import java.util.Optional;

/** The residuals of a fit after columns and day means, for the selected rows. */
final class Residuals {

  private static final double MAD_TO_SD = 1.4826;
  private static final int MIN_PAIRS = 100;
  private static final double MAX_RHO = 0.95;

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
    for (int day = 0; day < design.days(); day++) {
      for (int c = 0; c < coefficients.length; c++) {
        double[] column = design.column(DesignMatrix.X + c);
        subtract(coefficients[c], column, design.start(day), design.end(day));
      }
    }
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

  private void subtract(double coefficient, double[] column, int from, int until) {
    for (int i = from; i < until; i++) {
      values[i] -= coefficient * column[i];
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

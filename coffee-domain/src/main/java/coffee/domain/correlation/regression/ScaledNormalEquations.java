package coffee.domain.correlation.regression;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Regression of one column of a Gram on the later ones, but for {@link DesignMatrix#afterCup},
 * scaled by {@code d = √diag}: solves {@code Gram / (d dᵀ) + 1e-9 I}, so that a column of zeros is
 * harmless (METHOD 3.2).
 *
 * <p>By Cholesky, with the columns in reverse order and the right-hand side as last column: its
 * last entry, divided by the last pivot, is the first coefficient. Not thread-safe.
 */
final class ScaledNormalEquations {

  private static final double RIDGE = 1e-9;

  /** Rows subtracted at once. */
  private static final int AT_ONCE = 4;

  private final int target;
  private final double[] scale;

  /** The upper triangle and the right-hand side, scaled; after elimination the factor. */
  private final double[][] factor;

  /**
   * Creates a system.
   *
   * @param gram the full Gram, whose diagonal scales this and every leave-one-out solution
   * @param target the column to explain
   */
  ScaledNormalEquations(double[][] gram, int target) {
    this.target = target;
    scale = new double[DesignMatrix.afterCup(gram.length) - target - 1];
    factor = new double[scale.length][scale.length + 1];
    for (int a = 0; a < scale.length; a++) {
      double diagonal = gram[target + 1 + a][target + 1 + a];
      scale[a] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 1;
    }
  }

  /** The coefficients; empty if the columns are collinear. */
  Optional<double[]> solve(double[][] gram) {
    for (int a = 0; a < scale.length; a++) {
      fill(a, gram[target + 1 + a]);
    }
    fillRightSide(gram[target]);
    return eliminate() ? Optional.of(coefficients()) : Optional.empty();
  }

  /** The first coefficient without one part of the Gram; empty if the columns are collinear. */
  OptionalDouble solveFirst(double[][] gram, double[][] without) {
    double[] rest = new double[gram.length];
    for (int a = 0; a < scale.length; a++) {
      fill(a, difference(gram[target + 1 + a], without[target + 1 + a], target + 1 + a, rest));
    }
    fillRightSide(difference(gram[target], without[target], target + 1, rest));
    int last = scale.length - 1;
    return eliminate()
        ? OptionalDouble.of(factor[last][last + 1] / factor[last][last] * scale[0])
        : OptionalDouble.empty();
  }

  private static double[] difference(double[] row, double[] without, int from, double[] into) {
    for (int b = from; b < row.length; b++) {
      into[b] = row[b] - without[b];
    }
    return into;
  }

  private void fill(int a, double[] row) {
    int last = scale.length - 1;
    for (int b = a; b < scale.length; b++) {
      factor[last - b][last - a] = row[target + 1 + b] * (scale[a] * scale[b]);
    }
    factor[last - a][last - a] += RIDGE;
  }

  private void fillRightSide(double[] row) {
    int last = scale.length - 1;
    for (int a = 0; a < scale.length; a++) {
      factor[last - a][last + 1] = row[target + 1 + a] * scale[a];
    }
  }

  /**
   * Row by row, from each all rows before it, in their order; false if a pivot is not positive.
   * Four are subtracted at a time, so that the row is loaded and stored once, not four times.
   */
  private boolean eliminate() {
    for (int a = 0; a < factor.length; a++) {
      double[] row = factor[a];
      int k = 0;
      for (; k + AT_ONCE <= a; k += AT_ONCE) {
        subtract(factor[k], factor[k + 1], factor[k + 2], factor[k + 3], a, row);
      }
      for (; k < a; k++) {
        subtract(factor[k], a, row);
      }
      if (!(row[a] > 0)) {
        return false;
      }
      double inverse = 1 / Math.sqrt(row[a]);
      for (int b = a; b < row.length; b++) {
        row[b] *= inverse;
      }
    }
    return true;
  }

  private static void subtract(
      double[] r0, double[] r1, double[] r2, double[] r3, int from, double[] into) {
    double t0 = r0[from];
    double t1 = r1[from];
    double t2 = r2[from];
    double t3 = r3[from];
    for (int b = from; b < into.length; b++) {
      into[b] = into[b] - t0 * r0[b] - t1 * r1[b] - t2 * r2[b] - t3 * r3[b];
    }
  }

  private static void subtract(double[] row, int from, double[] into) {
    double times = row[from];
    for (int b = from; b < into.length; b++) {
      into[b] -= times * row[b];
    }
  }

  private double[] coefficients() {
    int p = scale.length;
    double[] reversed = new double[p];
    for (int a = p - 1; a >= 0; a--) {
      double[] row = factor[a];
      double sum = row[p];
      for (int b = a + 1; b < p; b++) {
        sum -= row[b] * reversed[b];
      }
      reversed[a] = sum / row[a];
    }
    double[] coefficients = new double[p];
    Arrays.setAll(coefficients, a -> reversed[p - 1 - a] * scale[a]);
    return coefficients;
  }
}

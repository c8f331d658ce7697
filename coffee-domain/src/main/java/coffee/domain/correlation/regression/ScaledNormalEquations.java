package coffee.domain.correlation.regression;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Regression of one column of a Gram on the later ones, but for {@link DesignMatrix#afterCup},
 * scaled by {@code d = √diag}: solves {@code Gram / (d dᵀ) + 1e-9 I}, so that a column of zeros is
 * harmless (METHOD 3.2).
 */
final class ScaledNormalEquations {

  private static final double RIDGE = 1e-9;

  /** The matrix is symmetric by construction; whether it is positive is left to the pivots. */
  private static final double SYMMETRY = 1e-6;

  private final int target;
  private final double[] scale;

  /**
   * Creates a system.
   *
   * @param gram the full Gram, whose diagonal scales this and every leave-one-out solution
   * @param target the column to explain
   */
  ScaledNormalEquations(double[][] gram, int target) {
    this.target = target;
    scale = new double[DesignMatrix.afterCup(gram.length) - target - 1];
    for (int a = 0; a < scale.length; a++) {
      double diagonal = gram[target + 1 + a][target + 1 + a];
      scale[a] = diagonal > 0 ? Math.sqrt(diagonal) : 1;
    }
  }

  /** The coefficients; empty if the columns are collinear. */
  Optional<double[]> solve(double[][] gram) {
    int p = scale.length;
    double[][] scaled = new double[p][p];
    double[] right = new double[p];
    for (int a = 0; a < p; a++) {
      for (int b = a; b < p; b++) {
        scaled[a][b] = gram[target + 1 + a][target + 1 + b] / (scale[a] * scale[b]);
        scaled[b][a] = scaled[a][b];
      }
      scaled[a][a] += RIDGE;
      right[a] = gram[target][target + 1 + a] / scale[a];
    }
    try {
      CholeskyDecomposition cholesky =
          new CholeskyDecomposition(new Array2DRowRealMatrix(scaled, false), SYMMETRY, 0);
      double[] solution = cholesky.getSolver().solve(new ArrayRealVector(right, false)).toArray();
      Arrays.setAll(solution, a -> solution[a] / scale[a]);
      return Optional.of(solution);
    } catch (MathIllegalArgumentException notPositive) {
      return Optional.empty();
    }
  }
}

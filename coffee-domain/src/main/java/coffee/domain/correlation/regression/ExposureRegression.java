package coffee.domain.correlation.regression;

import java.util.Optional;

/** The regression of the exposure on the covariates: {@code x̃ = x - Z a} (METHOD 3.5). */
final class ExposureRegression {

  private final double[] coefficients;

  private ExposureRegression(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /** Empty if the covariates are collinear. */
  static Optional<ExposureRegression> of(DayGramMatrices grams) {
    return new ScaledNormalEquations(grams.total(), DesignMatrix.X)
        .solve(grams.total())
        .map(ExposureRegression::new);
  }

  /** {@code Σ x̃²} over one day, as a quadratic form of its Gram; not below 0. */
  double unexplained(double[][] gram) {
    double sum = gram[DesignMatrix.X][DesignMatrix.X];
    for (int i = 0; i < coefficients.length; i++) {
      int row = DesignMatrix.X + 1 + i;
      double across = 0;
      for (int j = i + 1; j < coefficients.length; j++) {
        across += coefficients[j] * gram[row][DesignMatrix.X + 1 + j];
      }
      sum +=
          coefficients[i]
              * (coefficients[i] * gram[row][row] + 2 * across - 2 * gram[DesignMatrix.X][row]);
    }
    return Math.max(0, sum);
  }

  /** {@code Σ x̃ w} with w {@link DesignMatrix#afterCup}. */
  double productWithAfterCup(double[][] gram) {
    int other = DesignMatrix.afterCup(gram.length);
    double sum = gram[DesignMatrix.X][other];
    for (int i = 0; i < coefficients.length; i++) {
      sum -= coefficients[i] * gram[DesignMatrix.X + 1 + i][other];
    }
    return sum;
  }
}

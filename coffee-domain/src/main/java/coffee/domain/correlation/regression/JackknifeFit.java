package coffee.domain.correlation.regression;

import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A fit of y on [x Z] with day effects, and its uncertainty from leaving each day out (METHOD 3.5).
 *
 * @param beta coefficient of x
 * @param standardError {@code se² = (G-1)/G Σ_d (β_(d) - β)²}, CR3
 * @param days G
 * @param effectiveDays {@code (Σw)² / Σw²} with {@code w_d} the information of each day about β
 * @param information {@code Σ x̃²}: the variation of x not explained by Z
 * @param varianceInflation {@code Σ x**² / Σ x̃²}
 * @param exposure x̃
 */
record JackknifeFit(
    double beta,
    double standardError,
    int days,
    double effectiveDays,
    double information,
    double varianceInflation,
    ExposureRegression exposure) {

  /** Empty if the columns are collinear or there are fewer than two days. */
  static Optional<JackknifeFit> of(DayGramMatrices grams) {
    ScaledNormalEquations outcome = new ScaledNormalEquations(grams.total(), DesignMatrix.Y);
    Optional<double[]> coefficients = outcome.solve(grams.total());
    Optional<ExposureRegression> exposure = ExposureRegression.of(grams);
    if (coefficients.isEmpty() || exposure.isEmpty() || grams.days() < 2) {
      return Optional.empty();
    }
    double beta = coefficients.get()[0];
    double sum = 0;
    for (int day = 0; day < grams.days(); day++) {
      OptionalDouble without = outcome.solveFirst(grams.total(), grams.forDay(day));
      if (without.isEmpty()) {
        return Optional.empty();
      }
      double difference = without.getAsDouble() - beta;
      sum += difference * difference;
    }
    double standardError = Math.sqrt((grams.days() - 1.0) / grams.days() * sum);
    return Optional.of(withInformation(beta, standardError, grams, exposure.get()));
  }

  private static JackknifeFit withInformation(
      double beta, double standardError, DayGramMatrices grams, ExposureRegression exposure) {
    double sum = 0;
    double squares = 0;
    for (int day = 0; day < grams.days(); day++) {
      double information = exposure.unexplained(grams.forDay(day));
      sum += information;
      squares += information * information;
    }
    double variation = grams.total()[DesignMatrix.X][DesignMatrix.X];
    return new JackknifeFit(
        beta, standardError, grams.days(), sum * sum / squares, sum, variation / sum, exposure);
  }

  /**
   * How much the estimate changes for each bpm by which something other than caffeine raises the
   * heart rate in the two hours after every cup: {@code Σ x̃ w** / Σ x̃²} (METHOD 3.11).
   */
  double shiftPerBpm(DayGramMatrices grams) {
    return exposure.productWithAfterCup(grams.total()) / information;
  }

  /** {@code clamp(G_eff - 1, 1, G - 1)}. */
  double degreesOfFreedom() {
    return Math.max(1, Math.min(days - 1, effectiveDays - 1));
  }

  /** The coefficient with its interval and p-value; needs a standard error over 0. */
  Estimate estimate() {
    double halfWidth = StudentT.limit95(degreesOfFreedom()) * standardError;
    return new Estimate(
        beta,
        standardError,
        degreesOfFreedom(),
        new Interval(beta - halfWidth, beta + halfWidth),
        StudentT.twoSidedP(beta / standardError, degreesOfFreedom()));
  }
}

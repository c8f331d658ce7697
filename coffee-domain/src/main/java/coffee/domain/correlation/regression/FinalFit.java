package coffee.domain.correlation.regression;

import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Effect.Method;
import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The last fit of a model, of the rows that trimming left.
 *
 * @param fit estimate and uncertainty
 * @param method the model
 * @param rows how many rows it has
 * @param autocorrelation of the residuals of neighbouring bins
 * @param shiftPerBpm change of the estimate for each bpm that comes with every cup for two hours
 *     for another reason (METHOD 3.11)
 */
record FinalFit(
    JackknifeFit fit, Method method, int rows, double autocorrelation, double shiftPerBpm) {

  /**
   * Fits.
   *
   * @param grams of the rows, whitened
   * @return empty if the columns are collinear or there are fewer than two days
   */
  static Optional<FinalFit> of(
      DayGramMatrices grams, Method method, int rows, double autocorrelation) {
    return JackknifeFit.of(grams)
        .map(fit -> new FinalFit(fit, method, rows, autocorrelation, fit.shiftPerBpm(grams)));
  }

  /** The effect; needs a standard error over 0. */
  Effect effect() {
    Estimate estimate = fit.estimate();
    return new Effect(
        estimate,
        method,
        tippingPoint(estimate.confidence()),
        new Effect.Basis(
            rows, fit.days(), fit.effectiveDays(), autocorrelation, fit.varianceInflation()));
  }

  private OptionalDouble tippingPoint(Interval confidence) {
    if (!confidence.excludesZero() || !(shiftPerBpm > 0)) {
      return OptionalDouble.empty();
    }
    double nearest = Math.min(Math.abs(confidence.low()), Math.abs(confidence.high()));
    return OptionalDouble.of(nearest / shiftPerBpm);
  }
}

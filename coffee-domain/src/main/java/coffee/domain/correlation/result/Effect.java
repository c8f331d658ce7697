package coffee.domain.correlation.result;

import java.util.OptionalDouble;

/**
 * The main result: an association, adjusted for the named confounders (METHOD 0).
 *
 * @param estimate bpm at the peak of one single dose of 100 mg, averaged over the person's cups, at
 *     waking instants without exercise
 * @param method the model used
 * @param tippingBpm a change of heart rate in bpm that, coming with every cup for two hours for
 *     another reason, would move the interval to 0; empty if the interval includes 0, or if such a
 *     change would not move the estimate towards its sign (METHOD 3.11)
 * @param basis the data it is based on
 */
public record Effect(Estimate estimate, Method method, OptionalDouble tippingBpm, Basis basis) {

  /** The models of METHOD 3. */
  public enum Method {
    /** Five-minute bins throughout the day: whitened fit with day effects (METHOD 3.2–3.5). */
    DENSE,
    /** A few entries a day: day effects, no whitening (METHOD 3.6). */
    SPARSE
  }

  /** How well caffeine can be separated from the time of day. */
  public enum Identifiability {
    GOOD,
    /** The doses come at nearly the same time each day. */
    WEAK
  }

  /**
   * The data an estimate is based on.
   *
   * @param rows bins in the last fit
   * @param days statistical days (from 04:00) in the last fit
   * @param effectiveDays equivalent number of equally informative days; at most {@code days}
   * @param autocorrelation of the residuals of neighbouring bins, 0 to 0.95; 0 if sparse
   * @param varianceInflation of the exposure by everything else in the model, 1 or more
   */
  public record Basis(
      int rows, int days, double effectiveDays, double autocorrelation, double varianceInflation) {

    /** Above this, doses come at nearly the same time each day (METHOD 3.5). */
    public static final double WEAK_ABOVE_INFLATION = 4;

    /** How well caffeine can be separated from the time of day. */
    public Identifiability identifiability() {
      return varianceInflation > WEAK_ABOVE_INFLATION ? Identifiability.WEAK : Identifiability.GOOD;
    }
  }
}

package coffee.domain.correlation.result;

/**
 * Correlation of heart rate and caffeine in the body, with everything else in the model removed
 * from both (METHOD 3.8): {@code r = t / √(t² + df)} with {@code t = β / se}.
 *
 * @param r -1 to 1
 * @param confidence 95 %: the limits of t, transformed alike
 */
public record PartialCorrelation(double r, Interval confidence) {

  public static PartialCorrelation of(Estimate estimate) {
    Interval t = estimate.confidence().scaledBy(1 / estimate.standardError());
    double df = estimate.degreesOfFreedom();
    return new PartialCorrelation(
        r(estimate.bpmPer100Mg() / estimate.standardError(), df),
        new Interval(r(t.low(), df), r(t.high(), df)));
  }

  private static double r(double t, double degreesOfFreedom) {
    return t / Math.sqrt(t * t + degreesOfFreedom);
  }
}

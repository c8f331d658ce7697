package coffee.domain.correlation.regression;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Beta;

/** Student's t distribution with fractional degrees of freedom, to full precision. */
public final class StudentT {

  private static final double LIMIT = 0.975;
  private static final int NEWTON_STEPS = 3;

  private StudentT() {}

  /** {@code 2 P(T > |t|) = I_{ν/(ν+t²)}(ν/2, 1/2)}. */
  static double twoSidedP(double t, double degreesOfFreedom) {
    double nu = degreesOfFreedom;
    return Beta.regularizedBeta(nu / (nu + t * t), nu / 2, 0.5);
  }

  /**
   * {@code t_{.975}}: the half-width of a 95 % interval in standard errors. The library's inverse
   * is good to nine digits; Newton's steps on the tail, which is exact, find the rest.
   */
  public static double limit95(double degreesOfFreedom) {
    TDistribution distribution = new TDistribution(degreesOfFreedom);
    double t = distribution.inverseCumulativeProbability(LIMIT);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double excess = twoSidedP(t, degreesOfFreedom) / 2 - (1 - LIMIT);
      t += excess / distribution.density(t);
    }
    return t;
  }
}

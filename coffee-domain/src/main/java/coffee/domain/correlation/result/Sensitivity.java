package coffee.domain.correlation.result;

import java.util.Optional;

/**
 * The effect under another assumption, for the sensitivity analysis.
 *
 * @param assumption what differs from the headline
 * @param halfLifeHours the half-life assumed
 * @param estimate the effect; empty if it cannot be estimated under this assumption
 */
public record Sensitivity(
    Assumption assumption, double halfLifeHours, Optional<Estimate> estimate) {

  /** What differs from the headline. */
  public enum Assumption {
    /** Another half-life (METHOD 3.7). */
    HALF_LIFE,
    /**
     * Only the size of the cups counts: a column absorbs what accompanies every cup, whatever its
     * dose (METHOD 3.12).
     */
    CUP_SIZE
  }

  /** The short half-life of METHOD 3.7. */
  public static final double SHORT_HALF_LIFE_HOURS = 3;

  /** The long half-life of METHOD 3.7. */
  public static final double LONG_HALF_LIFE_HOURS = 8;
}

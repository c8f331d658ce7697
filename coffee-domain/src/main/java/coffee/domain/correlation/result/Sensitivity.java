package coffee.domain.correlation.result;

import java.util.Optional;

/**
 * The effect under another half-life, for the sensitivity analysis.
 *
 * @param halfLifeHours the half-life assumed
 * @param estimate the effect; empty if it cannot be estimated under this half-life
 */
public record Sensitivity(double halfLifeHours, Optional<Estimate> estimate) {

  /** The short half-life of METHOD 3.7. */
  public static final double SHORT_HALF_LIFE_HOURS = 3;

  /** The long half-life of METHOD 3.7. */
  public static final double LONG_HALF_LIFE_HOURS = 8;
}

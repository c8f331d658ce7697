package coffee.domain.correlation.episodes;

import java.util.OptionalDouble;

/** {@code Σ d_e / Σ Δx_e} of episodes (METHOD 2): never the mean of ratios. Mutable. */
final class RatioOfSums {

  private static final double LEAST_EXPOSURE = 0.5;

  private double increase;
  private double exposure;

  /** Adds one episode: the increase of heart rate and of exposure. */
  void add(double increaseBpm, double exposureGrowth) {
    increase += increaseBpm;
    exposure += exposureGrowth;
  }

  /** In bpm per 100 mg; empty unless the exposures add up to more than 0.5. */
  OptionalDouble value() {
    return exposure > LEAST_EXPOSURE
        ? OptionalDouble.of(increase / exposure)
        : OptionalDouble.empty();
  }
}

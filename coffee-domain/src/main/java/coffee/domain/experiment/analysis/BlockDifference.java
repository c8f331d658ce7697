package coffee.domain.experiment.analysis;

/**
 * The difference between the two days of a block: the day that the coin gave caffeine, less the
 * other.
 *
 * @param bpm difference of the quiet levels, in bpm
 * @param exposure difference of the mean exposures, in peaks of one single dose of 100 mg
 */
public record BlockDifference(double bpm, double exposure) {

  /** Rejects arguments that are programming errors. */
  public BlockDifference {
    if (!Double.isFinite(bpm) || !Double.isFinite(exposure)) {
      throw new IllegalArgumentException("a block of " + bpm + " bpm and " + exposure);
    }
  }

  /** What is left of the difference in bpm if the effect is {@code bpmPer100Mg}. */
  double without(double bpmPer100Mg) {
    return bpm - bpmPer100Mg * exposure;
  }
}

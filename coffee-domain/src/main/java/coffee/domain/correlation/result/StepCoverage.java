package coffee.domain.correlation.result;

/**
 * What is known of the steps at the times of the heart rates.
 *
 * @param used whether the model has them (METHOD 3.14)
 * @param share of the five-minute bins with a heart rate at waking moments whose steps are known, 0
 *     to 1
 */
public record StepCoverage(boolean used, double share) {

  /** No steps are known. */
  public static final StepCoverage NONE = new StepCoverage(false, 0);
}

package coffee.domain.correlation;

/**
 * Correlation of heart rate and caffeine in the body, with everything else in the model removed
 * from both (METHOD 3.8).
 *
 * @param r -1 to 1
 * @param confidence 95 %, within -1 to 1
 */
public record PartialCorrelation(double r, Interval confidence) {}

package coffee.domain.correlation.result;

/**
 * A number with its uncertainty.
 *
 * @param bpmPer100Mg bpm added at the peak of one single dose of 100 mg
 * @param standardError leave-one-day-out (CR3), over 0
 * @param degreesOfFreedom of the t distribution, 1 or more, fractional
 * @param confidence 95 %
 * @param pValue two-sided, of no effect at all
 */
public record Estimate(
    double bpmPer100Mg,
    double standardError,
    double degreesOfFreedom,
    Interval confidence,
    double pValue) {}

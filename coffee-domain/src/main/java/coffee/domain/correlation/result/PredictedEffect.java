package coffee.domain.correlation.result;

import coffee.domain.intake.Caffeine;

/**
 * The predicted effect of one dose at its peak.
 *
 * @param dose the dose
 * @param bpm the effect
 * @param confidence 95 %
 */
public record PredictedEffect(Caffeine dose, double bpm, Interval confidence) {}

package coffee.domain.correlation;

import coffee.domain.intake.Caffeine;

/**
 * The effect of one cup, at its peak.
 *
 * @param dose what the cup holds
 * @param bpm the effect
 * @param confidence 95 %
 */
public record PredictedEffect(Caffeine dose, double bpm, Interval confidence) {}

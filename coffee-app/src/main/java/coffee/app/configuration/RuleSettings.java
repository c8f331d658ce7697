package coffee.app.configuration;

import coffee.domain.heartrate.ReadingRules;
import coffee.domain.intake.IntakeRules;

/**
 * Limits for entries, and recommendations.
 *
 * @param maxCaffeineMg {@code MAX_CAFFEINE_MG}
 * @param recommendedDailyCaffeineMg {@code RECOMMENDED_DAILY_CAFFEINE_MG}
 * @param minHeartRateBpm {@code MIN_HEART_RATE_BPM}
 * @param maxHeartRateBpm {@code MAX_HEART_RATE_BPM}
 */
public record RuleSettings(
    double maxCaffeineMg,
    double recommendedDailyCaffeineMg,
    int minHeartRateBpm,
    int maxHeartRateBpm) {

  /** Validates the ranges. */
  public RuleSettings {
    try {
      new IntakeRules(maxCaffeineMg, recommendedDailyCaffeineMg);
    } catch (IllegalArgumentException failure) {
      throw new OperatorException(
          "MAX_CAFFEINE_MG must be >0 to 10000, RECOMMENDED_DAILY_CAFFEINE_MG 0 to 10000", failure);
    }
    try {
      new ReadingRules(minHeartRateBpm, maxHeartRateBpm);
    } catch (IllegalArgumentException failure) {
      throw new OperatorException(
          "MIN_HEART_RATE_BPM must be 1 or more and below MAX_HEART_RATE_BPM, which may be 254",
          failure);
    }
  }

  /** The rules for coffees. */
  public IntakeRules intakes() {
    return new IntakeRules(maxCaffeineMg, recommendedDailyCaffeineMg);
  }

  /** The rules for heart rates. */
  public ReadingRules readings() {
    return new ReadingRules(minHeartRateBpm, maxHeartRateBpm);
  }
}

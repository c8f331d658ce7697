package coffee.domain.overview;

import coffee.domain.heartrate.HeartRateDay;
import coffee.domain.intake.DailyLimit;
import coffee.domain.intake.IntakeDay;

/**
 * A summary of one calendar day of a person.
 *
 * @param intake the intakes
 * @param limit the reference value for the day
 * @param levelAtBedtimeMg caffeine in the body at bedtime at the end of the day, in mg
 * @param heartRate the readings of the day
 */
public record DaySummary(
    IntakeDay intake, DailyLimit limit, double levelAtBedtimeMg, HeartRateDay heartRate) {

  /** Whether the day's caffeine exceeds the limit. */
  public boolean overLimit() {
    return intake.totalMg() > limit.milligrams();
  }
}

package coffee.domain.overview;

import coffee.domain.heartrate.DayOfHeartRate;
import coffee.domain.intake.DailyLimit;
import coffee.domain.intake.DayOfIntake;

/**
 * A summary of one calendar day of a person.
 *
 * @param intake the intakes
 * @param limit the reference value for the day
 * @param atBedtimeMg caffeine in the body at bedtime at the end of the day, in mg
 * @param heartRate the readings of the day
 */
public record DayAtAGlance(
    DayOfIntake intake, DailyLimit limit, double atBedtimeMg, DayOfHeartRate heartRate) {

  /** Whether the day's caffeine exceeds the limit. */
  public boolean overLimit() {
    return intake.totalMg() > limit.milligrams();
  }
}

package coffee.domain.overview;

import coffee.domain.heartrate.DayOfHeartRate;
import coffee.domain.intake.DailyLimit;
import coffee.domain.intake.DayOfIntake;

/**
 * One calendar day of a person.
 *
 * @param intake what they drank
 * @param limit the reference value for the day
 * @param atBedtimeMg caffeine in the body on going to bed at the end of the day, in mg
 * @param heartRate their readings of the day
 */
public record DayAtAGlance(
    DayOfIntake intake, DailyLimit limit, double atBedtimeMg, DayOfHeartRate heartRate) {

  /** Whether the day's caffeine is over the limit; at the limit it is not. */
  public boolean overLimit() {
    return intake.totalMg() > limit.milligrams();
  }
}

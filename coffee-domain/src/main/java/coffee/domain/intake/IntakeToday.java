package coffee.domain.intake;

import java.time.LocalDate;

/**
 * How much a person has drunk today.
 *
 * @param date the person's calendar day
 * @param totalMg caffeine of the day so far, in mg
 * @param count drinks of the day so far
 * @param limit the reference value for the day
 * @param rolling24hMg caffeine of the 24 hours up to now, in mg
 */
public record IntakeToday(
    LocalDate date, double totalMg, int count, DailyLimit limit, double rolling24hMg) {

  /** A word for the total. */
  public DailyLevel level() {
    return DailyLevel.of(totalMg);
  }

  /** Whether the total is over the limit; at the limit it is not. */
  public boolean overLimit() {
    return totalMg > limit.milligrams();
  }

  /** What is left up to the limit, in mg; 0 when over it. */
  public double remainingMg() {
    return Math.max(0, limit.milligrams() - totalMg);
  }
}

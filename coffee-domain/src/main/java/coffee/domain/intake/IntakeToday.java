package coffee.domain.intake;

import java.time.LocalDate;

/**
 * A person's intake of today.
 *
 * @param date the person's calendar day
 * @param totalMg caffeine of the day so far, in mg
 * @param count intakes of the day so far
 * @param limit the reference value for the day
 * @param rolling24hMg caffeine of the 24 hours up to now, in mg
 */
public record IntakeToday(
    LocalDate date, double totalMg, int count, DailyLimit limit, double rolling24hMg) {

  /** The classification of the total. */
  public DailyLevel level() {
    return DailyLevel.of(totalMg);
  }

  /** Whether the total exceeds the limit. */
  public boolean overLimit() {
    return totalMg > limit.milligrams();
  }

  /** The remainder up to the limit in mg; 0 if exceeded. */
  public double remainingMg() {
    return Math.max(0, limit.milligrams() - totalMg);
  }
}

package coffee.domain.intake;

import coffee.domain.LocalDay;

/**
 * What a person drank on one of their calendar days.
 *
 * @param day the day
 * @param totals what its drinks amount to
 */
public record DayOfIntake(LocalDay day, IntakeTotals totals) {

  /** All caffeine of the day, in mg. */
  public double totalMg() {
    return totals.totalMg();
  }

  /** How many drinks, decaffeinated ones too. */
  public int count() {
    return totals.count();
  }
}

package coffee.domain.intake;

import coffee.domain.LocalDay;

/**
 * A person's intakes of one calendar day.
 *
 * @param day the day
 * @param totals what its drinks amount to
 */
public record IntakeDay(LocalDay day, IntakeTotals totals) {

  /** Total caffeine of the day in mg. */
  public double totalMg() {
    return totals.totalMg();
  }

  /** Number of intakes, including decaffeinated ones. */
  public int count() {
    return totals.count();
  }
}

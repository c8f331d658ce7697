package coffee.domain.intake;

import coffee.domain.DomainException;

/**
 * The doses that an instance accepts and recommends.
 *
 * @param maximumMg maximum dose of one entry in mg, at most 10,000; a guard against entry errors,
 *     not advice
 * @param recommendedDailyMg reference value for a day in mg, 0 to 10,000; EFSA Journal
 *     2015;13(5):4102 gives 400 mg for adults
 */
public record IntakeRules(double maximumMg, double recommendedDailyMg) {

  /** 1000 mg an entry, 400 mg a day. */
  public static final IntakeRules DEFAULT = new IntakeRules(1_000, 400);

  /** Checks the configured values. */
  public IntakeRules {
    if (!(maximumMg > 0 && maximumMg <= Caffeine.MAX_MG)
        || !(recommendedDailyMg >= 0 && recommendedDailyMg <= Caffeine.MAX_MG)) {
      throw new IllegalArgumentException(
          "maximum %s mg, recommended %s mg".formatted(maximumMg, recommendedDailyMg));
    }
  }

  /**
   * Checks and converts the dose of an entry.
   *
   * @throws DomainException {@code out_of_range} if not finite, negative or over the maximum
   */
  public Caffeine toCaffeine(double milligrams) {
    requireInRange(milligrams);
    return new Caffeine(milligrams);
  }

  /**
   * Checks the dose of an entry.
   *
   * @throws DomainException {@code out_of_range} if over the maximum
   */
  public void requireValid(Caffeine dose) {
    requireInRange(dose.milligrams());
  }

  private void requireInRange(double milligrams) {
    if (!(milligrams >= 0 && milligrams <= maximumMg)) {
      throw DomainException.outOfRange(
          "must be 0 to %.0f mg, was %s".formatted(maximumMg, milligrams));
    }
  }
}

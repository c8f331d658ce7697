package coffee.domain.intake;

import coffee.domain.DomainException;

/**
 * What an instance accepts as a drink, and what it recommends.
 *
 * @param maximumMg greatest dose of one entry in mg, over 0 to 10,000; a guard against entry
 *     errors, not advice
 * @param recommendedDailyMg reference value for a day in mg, 0 to 10,000; EFSA Journal
 *     2015;13(5):4102 gives 400 mg for adults
 */
public record IntakeRules(double maximumMg, double recommendedDailyMg) {

  /** 1000 mg an entry, 400 mg a day. */
  public static final IntakeRules DEFAULT = new IntakeRules(1_000, 400);

  /** Checks what an operator must get right. */
  public IntakeRules {
    if (!(maximumMg > 0 && maximumMg <= Caffeine.MAX_MG)
        || !(recommendedDailyMg >= 0 && recommendedDailyMg <= Caffeine.MAX_MG)) {
      throw new IllegalArgumentException(
          "maximum %s mg, recommended %s mg".formatted(maximumMg, recommendedDailyMg));
    }
  }

  /**
   * The dose of one entry.
   *
   * @throws DomainException {@code out_of_range} if not finite, negative or over the maximum
   */
  public Caffeine caffeine(double milligrams) {
    if (!(milligrams >= 0 && milligrams <= maximumMg)) {
      throw DomainException.outOfRange(
          "must be 0 to %.0f mg, was %s".formatted(maximumMg, milligrams));
    }
    return new Caffeine(milligrams);
  }
}

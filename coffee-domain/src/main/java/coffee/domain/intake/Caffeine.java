package coffee.domain.intake;

import coffee.domain.DomainException;

/**
 * An amount of caffeine.
 *
 * @param milligrams mass in mg, finite, 0 to {@value #MAX_MG}
 */
public record Caffeine(double milligrams) implements Comparable<Caffeine> {

  /**
   * The fatal dose of an adult (EFSA Journal 2015;13(5):4102 names 10 g). A guard against
   * impossible numbers; the limit of an entry is defined by {@link IntakeRules}.
   */
  public static final double MAX_MG = 10_000;

  /**
   * Checks the range.
   *
   * @throws DomainException {@code out_of_range} if not finite or out of range
   */
  public Caffeine {
    if (!(milligrams >= 0 && milligrams <= MAX_MG)) { // written so that NaN fails too
      throw DomainException.outOfRange(
          "caffeine must be 0 to %.0f mg, was %s".formatted(MAX_MG, milligrams));
    }
    milligrams += 0.0; // -0.0 is 0.0: equal amounts are equal values
  }

  @Override
  public int compareTo(Caffeine other) {
    return Double.compare(milligrams, other.milligrams);
  }
}

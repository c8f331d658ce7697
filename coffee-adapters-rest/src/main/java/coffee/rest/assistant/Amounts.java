package coffee.rest.assistant;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Writes amounts for people. */
final class Amounts {

  /** In place of levels in the body. */
  static final String HIDDEN =
      "How much caffeine is in the body is hidden while this person's blinded experiment runs.";

  private Amounts() {}

  /** An amount that is known. */
  static String milligrams(OptionalDouble milligrams) {
    return milligrams(milligrams.orElseThrow());
  }

  /** An amount with at most one decimal, such as {@code 62.5 mg}. */
  static String milligrams(double milligrams) {
    return BigDecimal.valueOf(milligrams)
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " mg";
  }

  /** A number of drinks, such as {@code 1 drink}. */
  static String drinks(int count) {
    return count == 1 ? "1 drink" : count + " drinks";
  }
}

package coffee.rest.assistant;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes amounts for people. */
final class Amounts {

  private Amounts() {}

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

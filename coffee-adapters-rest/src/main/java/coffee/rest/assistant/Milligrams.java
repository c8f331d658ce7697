package coffee.rest.assistant;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes amounts of caffeine for people. */
final class Milligrams {

  private Milligrams() {}

  /** An amount with at most one decimal, such as {@code 62.5 mg}. */
  static String format(double milligrams) {
    return BigDecimal.valueOf(milligrams)
            .setScale(1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " mg";
  }
}

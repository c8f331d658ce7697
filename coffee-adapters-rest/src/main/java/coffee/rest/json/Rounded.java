package coffee.rest.json;

import java.util.OptionalDouble;

/** Sums and averages without the digits that only the arithmetic made. */
public final class Rounded {

  private Rounded() {}

  /** Two decimals, halves up. */
  public static double two(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Two decimals, halves up. */
  public static OptionalDouble two(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(two(value.getAsDouble())) : value;
  }
}

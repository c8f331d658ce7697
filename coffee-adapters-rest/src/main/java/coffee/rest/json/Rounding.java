package coffee.rest.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Rounds sums and averages, to hide floating-point noise. */
public final class Rounding {

  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_UP);

  private Rounding() {}

  /** At most six significant digits, halves up: more than any of our estimates holds. */
  public static double six(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(SIX_DIGITS).doubleValue() : value;
  }

  /** Two decimals, half up. */
  public static double toTwoDecimals(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Two decimals, half up. */
  public static OptionalDouble toTwoDecimals(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(toTwoDecimals(value.getAsDouble())) : value;
  }
}

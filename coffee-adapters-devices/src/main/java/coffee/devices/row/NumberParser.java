package coffee.devices.row;

import coffee.domain.DomainException;

/** Parses numbers. */
public final class NumberParser {

  /** Longer numbers are rejected. */
  private static final int MAX_LENGTH = 100;

  /** Up to here every whole number is exactly representable as a double. */
  private static final long MAX_EXACT = 1L << 53;

  /** Numbers up to this length have at most 15 decimals and fit into a long. */
  private static final int MAX_EXACT_LENGTH = 16;

  private static final double[] POWERS_OF_TEN = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private NumberParser() {}

  /**
   * A decimal number, rounded as {@link Double#parseDouble} does.
   *
   * @param name the name of the value, for the message
   * @throws DomainException {@code wrong_type} if it is not a finite number
   */
  public static double parse(String name, CharSequence text) {
    long digits = 0;
    int decimals = -1;
    int length = text.length();
    int i = length > 0 && text.charAt(0) == '-' ? 1 : 0;
    if (i == length || length > MAX_EXACT_LENGTH) {
      return parseRare(name, text);
    }
    boolean negative = i == 1;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        decimals += decimals < 0 ? 0 : 1;
      } else if (c == '.' && decimals < 0 && i > 0) {
        decimals = 0;
      } else {
        return parseRare(name, text);
      }
    }
    if (decimals == 0 || digits > MAX_EXACT) {
      return parseRare(name, text);
    }
    // Both are exact and division rounds once, so the result is the nearest double.
    double value = decimals < 0 ? digits : digits / POWERS_OF_TEN[decimals];
    return negative ? -value : value;
  }

  private static double parseRare(String name, CharSequence text) {
    String number = text.toString().strip();
    if (number.length() > MAX_LENGTH || !isDecimal(number)) {
      throw notANumber(name, number);
    }
    try {
      double value = Double.parseDouble(number);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException malformed) {
      throw notANumber(name, number);
    }
    throw notANumber(name, number);
  }

  /** Double.parseDouble also accepts NaN, hexadecimal numbers and Java literal suffixes. */
  private static boolean isDecimal(String number) {
    return number.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }

  private static DomainException notANumber(String name, String text) {
    String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    return DomainException.invalid(
        "wrong_type", "%s must be a number, was '%s'".formatted(name, shown));
  }
}

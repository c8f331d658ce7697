package coffee.domain;

/**
 * A closed range of numbers.
 *
 * @param minimum inclusive
 * @param maximum inclusive, at least {@code minimum}
 */
public record Range(double minimum, double maximum) {

  /** Rejects arguments that are programming errors. */
  public Range {
    if (!(minimum <= maximum)) {
      throw new IllegalArgumentException(minimum + " to " + maximum);
    }
  }

  /**
   * Checks that a number lies in the range.
   *
   * @throws DomainException {@code out_of_range}, also for NaN
   */
  public double require(double value) {
    if (!(value >= minimum && value <= maximum)) {
      throw DomainException.outOfRange(
          "must be %s to %s, was %s".formatted(plain(minimum), plain(maximum), plain(value)));
    }
    return value;
  }

  /** Whole numbers without the decimal point. */
  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}

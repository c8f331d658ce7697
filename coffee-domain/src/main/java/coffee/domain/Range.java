package coffee.domain;

/**
 * A closed range of numbers.
 *
 * @param least inclusive
 * @param greatest inclusive, at least {@code least}
 */
public record Range(double least, double greatest) {

  /** Rejects arguments that are programming errors. */
  public Range {
    if (!(least <= greatest)) {
      throw new IllegalArgumentException(least + " to " + greatest);
    }
  }

  /**
   * Checks that a number lies in the range.
   *
   * @throws DomainException {@code out_of_range}, also for NaN
   */
  public double require(double value) {
    if (!(value >= least && value <= greatest)) {
      throw DomainException.outOfRange(
          "must be %s to %s, was %s".formatted(plain(least), plain(greatest), plain(value)));
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

package coffee.domain;

/**
 * Which numbers are acceptable.
 *
 * @param least inclusive
 * @param greatest inclusive, at least {@code least}
 */
public record Range(double least, double greatest) {

  /** Checks what a caller in code must get right. */
  public Range {
    if (!(least <= greatest)) {
      throw new IllegalArgumentException(least + " to " + greatest);
    }
  }

  /**
   * An acceptable number.
   *
   * @throws DomainException {@code out_of_range}, also for what is not a number
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

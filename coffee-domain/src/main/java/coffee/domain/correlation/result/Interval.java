package coffee.domain.correlation.result;

/**
 * A closed range with a stated confidence, 95 % unless said otherwise.
 *
 * @param low lower limit, finite
 * @param high upper limit, finite, at least {@code low}
 */
public record Interval(double low, double high) {

  /** Whether 0 lies outside. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }

  boolean isWithin(double limit) {
    return low >= -limit && high <= limit;
  }

  public Interval scaledBy(double factor) {
    return new Interval(low * factor, high * factor);
  }
}

package coffee.devices.row;

import coffee.domain.DomainException;
import java.time.Duration;
import java.time.Instant;

/** Heart rates that are means over an interval. */
public final class MeanInterval {

  /** The length of a bin; longer means are too imprecise. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private MeanInterval() {}

  /**
   * Checks the interval of a mean heart rate.
   *
   * @return the start, which is the timestamp of the reading
   * @throws DomainException {@code not_a_reading} if the interval is longer than five minutes
   */
  public static Instant requireShort(Instant start, Instant end) {
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw DomainException.invalid(
          "not_a_reading", "a mean over more than five minutes is not a reading");
    }
    return start;
  }
}

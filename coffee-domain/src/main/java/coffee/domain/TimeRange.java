package coffee.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of time.
 *
 * @param from first instant, inclusive
 * @param until last instant, exclusive; a range that ends before it begins is empty
 */
public record TimeRange(Instant from, Instant until) {

  /**
   * What lies after one instant and not after another. Everything that is logged has whole
   * milliseconds, so that the instants can be moved to the next one.
   *
   * @param after exclusive
   * @param upTo inclusive
   */
  public static TimeRange after(Instant after, Instant upTo) {
    return new TimeRange(nextMillisecond(after), nextMillisecond(upTo));
  }

  private static Instant nextMillisecond(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
  }
}

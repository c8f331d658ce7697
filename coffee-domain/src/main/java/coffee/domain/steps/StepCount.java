package coffee.domain.steps;

import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The steps of a period as one source counted them. {@link RecordSteps} has the limits.
 *
 * @param start first moment of the period, truncated to milliseconds
 * @param length of the period, truncated to milliseconds, greater than 0
 * @param count number of steps, 0 or more
 * @param source the device or app that counted, 1 to {@value Reading#MAX_SOURCE_LENGTH} characters
 */
public record StepCount(Instant start, Duration length, int count, String source) {

  /**
   * Checks the values.
   *
   * @throws DomainException {@code out_of_range}; for the source as {@link Reading#requireSource}
   */
  public StepCount {
    start = start.truncatedTo(ChronoUnit.MILLIS);
    length = length.truncatedTo(ChronoUnit.MILLIS);
    Reading.requireSource(source);
    if (length.isZero() || length.isNegative()) {
      throw DomainException.outOfRange("a count of steps has a length greater than 0");
    }
    if (count < 0) {
      throw DomainException.outOfRange("steps must be 0 or more, were %d".formatted(count));
    }
  }

  /** End of the period, exclusive. */
  public Instant end() {
    return start.plus(length);
  }
}

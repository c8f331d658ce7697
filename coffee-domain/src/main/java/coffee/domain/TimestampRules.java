package coffee.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The range of timestamps that an entry may have. Thread-safe. */
public final class TimestampRules {

  /** Earlier timestamps come from devices whose clock was not set. */
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** How far a client's clock may be ahead of the server's. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final Clock clock;

  /** Rules relative to the given clock. */
  public TimestampRules(Clock clock) {
    this.clock = clock;
  }

  /**
   * The first timestamp that is too far in the future to count as current: queries for the latest
   * entry stop here. Later entries exist if a clock was wrong when they were stored.
   *
   * @param now the present
   * @return the first whole millisecond more than {@link #CLOCK_SKEW} after it
   */
  public static Instant beyond(Instant now) {
    return now.plus(CLOCK_SKEW).truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
  }

  /** The timestamp for an entry without one. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Checks the timestamp of an entry.
   *
   * @return the timestamp, truncated to milliseconds
   * @throws DomainException {@code timestamp_too_early} before 2000; {@code timestamp_in_future}
   *     more than five minutes ahead of the clock
   */
  public Instant requireValid(Instant instant) {
    return requireValid(instant, latest());
  }

  /** The latest timestamp that an entry may have at present. */
  public Instant latest() {
    return clock.instant().plus(CLOCK_SKEW);
  }

  /**
   * Checks the timestamp of one of many entries, for which the clock is read once.
   *
   * @param latest the result of {@link #latest}
   * @return the timestamp, truncated to milliseconds
   * @throws DomainException as {@link #requireValid(Instant)}
   */
  public static Instant requireValid(Instant instant, Instant latest) {
    if (instant.isBefore(EARLIEST)) {
      throw DomainException.invalid("timestamp_too_early", "must not be before the year 2000");
    }
    if (instant.isAfter(latest)) {
      throw DomainException.invalid(
          "timestamp_in_future", "must not be more than 5 minutes ahead of the server's clock");
    }
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}

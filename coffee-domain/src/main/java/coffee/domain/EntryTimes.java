package coffee.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Which moments an entry may carry. Safe for use by many threads. */
public final class EntryTimes {

  /** Nothing that this service reads was measured before it; earlier stamps are unset clocks. */
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** How far a client's clock may be ahead of ours. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final Clock clock;

  /** The window, moving with a clock. */
  public EntryTimes(Clock clock) {
    this.clock = clock;
  }

  /**
   * The first moment that lies too far ahead to be of the present: readers of the latest entry stop
   * here. Entries can lie beyond it, since a clock was wrong when they were stored.
   *
   * @param now the present
   * @return the first whole millisecond more than {@link #CLOCK_SKEW} after it
   */
  public static Instant beyond(Instant now) {
    return now.plus(CLOCK_SKEW).truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
  }

  /** The moment of an entry that carries none. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * A moment that an entry may carry.
   *
   * @return the moment, cut to milliseconds
   * @throws DomainException {@code timestamp_too_early} before 2000; {@code timestamp_in_future}
   *     more than five minutes ahead of the clock
   */
  public Instant require(Instant moment) {
    if (moment.isBefore(EARLIEST)) {
      throw DomainException.invalid("timestamp_too_early", "must not be before the year 2000");
    }
    if (moment.isAfter(clock.instant().plus(CLOCK_SKEW))) {
      throw DomainException.invalid(
          "timestamp_in_future", "must not be more than 5 minutes ahead of the server's clock");
    }
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }
}

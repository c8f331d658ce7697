package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import coffee.persistence.JdbcValues;
import java.time.Instant;

/**
 * A period in milliseconds since the epoch.
 *
 * @param from start, inclusive
 * @param until end, exclusive
 */
record HourWindow(long from, long until) {

  static HourWindow of(Instant from, Instant until) {
    return new HourWindow(JdbcValues.milliseconds(from), JdbcValues.milliseconds(until));
  }

  boolean contains(long epochMs) {
    return epochMs >= from && epochMs < until;
  }

  /** The start of the hour that contains the start. */
  long firstHour() {
    return HourKey.startOf(from);
  }

  /** Number of hours that it may overlap. */
  long hours() {
    return Math.max(0, until - from) / HourKey.LENGTH_MS + 2;
  }

  /** The start of the bin that contains a time. */
  static Instant startOfBin(Instant instant) {
    Instant clamped = JdbcValues.clamp(instant);
    return Instant.ofEpochSecond(HeartRateBin.numberOf(clamped) * HeartRateBin.SECONDS);
  }
}

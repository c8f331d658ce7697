package coffee.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A person's calendar day. It lasts 23 or 25 hours when the clocks change.
 *
 * @param date the calendar date
 * @param zone where the person is
 */
public record LocalDay(LocalDate date, ZoneId zone) {

  /** The day that holds an instant. */
  public static LocalDay containing(Instant instant, ZoneId zone) {
    return new LocalDay(instant.atZone(zone).toLocalDate(), zone);
  }

  /** First instant of the day; not midnight if a clock change skips it. */
  public Instant start() {
    return date.atStartOfDay(zone).toInstant();
  }

  /** First instant of the next day: the day's end, exclusive. */
  public Instant end() {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The day from its first instant to its end. */
  public TimeRange range() {
    return new TimeRange(start(), end());
  }

  /** The day that many days later, or earlier if negative. */
  public LocalDay plusDays(long days) {
    return new LocalDay(date.plusDays(days), zone);
  }
}

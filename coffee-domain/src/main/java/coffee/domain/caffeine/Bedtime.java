package coffee.domain.caffeine;

import coffee.domain.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a person goes to bed.
 *
 * @param time local time; one before noon belongs to the evening of the day before
 * @param zone where the person is
 */
public record Bedtime(LocalTime time, ZoneId zone) {

  /** The usual bedtime of a person who told none. */
  public static final LocalTime DEFAULT = LocalTime.of(23, 0);

  /** The moment of going to bed at the end of a day; a skipped local time gives the next one. */
  public Instant endOf(LocalDay day) {
    LocalDate date = time.isBefore(LocalTime.NOON) ? day.date().plusDays(1) : day.date();
    return date.atTime(time).atZone(zone).toInstant();
  }

  /** The first bedtime at or after a moment. */
  public Instant next(Instant now) {
    LocalDay day = LocalDay.containing(now, zone).plusDays(-1);
    while (endOf(day).isBefore(now)) {
      day = day.plusDays(1);
    }
    return endOf(day);
  }
}

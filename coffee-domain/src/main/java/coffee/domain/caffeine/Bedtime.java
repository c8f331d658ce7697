package coffee.domain.caffeine;

import coffee.domain.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a person goes to bed.
 *
 * @param time local time; a time before noon belongs to the evening of the previous day
 * @param zone where the person is
 */
public record Bedtime(LocalTime time, ZoneId zone) {

  /** The default if the person has not set a bedtime. */
  public static final LocalTime DEFAULT = LocalTime.of(23, 0);

  /** The bedtime that ends a day; a skipped local time resolves to the next valid one. */
  public Instant bedtimeOf(LocalDay day) {
    LocalDate date = time.isBefore(LocalTime.NOON) ? day.date().plusDays(1) : day.date();
    return date.atTime(time).atZone(zone).toInstant();
  }

  /** The first bedtime at or after an instant. */
  public Instant nextAfter(Instant now) {
    LocalDay day = LocalDay.containing(now, zone).plusDays(-1);
    while (bedtimeOf(day).isBefore(now)) {
      day = day.plusDays(1);
    }
    return bedtimeOf(day);
  }
}

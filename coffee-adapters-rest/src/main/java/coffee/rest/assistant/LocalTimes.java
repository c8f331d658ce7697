package coffee.rest.assistant;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Writes times for people. */
final class LocalTimes {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private LocalTimes() {}

  /** A local date and time, such as {@code 2026-03-09 22:30}. */
  static String format(Instant instant, ZoneId zone) {
    return MINUTES.format(instant.atZone(zone));
  }

  /**
   * The same, of a timestamp in a response.
   *
   * @param timestamp as {@code TimestampFormat} writes it
   */
  static String format(String timestamp, ZoneId zone) {
    return format(Instant.parse(timestamp), zone);
  }
}

package coffee.devices.apple;

import coffee.devices.json.JsonItem;
import coffee.devices.row.NumberParser;
import coffee.domain.DomainException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the items of a metric are single records or were grouped by hour or day. The app writes
 * nothing about that; grouped items start on the hour. Not thread-safe.
 */
final class MetricGrouping {

  /** A person who enters round times rarely has as many drinks in one export. */
  private static final int MANY = 6;

  /** Heart rates within one minute, which may start on the hour, rarely differ by so much. */
  private static final double LEAST_RANGE = 20;

  private final Set<String> times = new HashSet<>();
  private boolean isAllOnHour = true;
  private boolean hasZero;
  private boolean hasLargeRange;

  /**
   * Adds an item.
   *
   * @param time as written, in 24 hours
   */
  void add(String time, JsonItem item) {
    isAllOnHour &= isOnHour(time);
    if (isAllOnHour && times.size() < MANY) {
      times.add(time);
    }
    hasZero |= number(item, "qty") == 0;
    hasLargeRange |= number(item, "Max") - number(item, "Min") >= LEAST_RANGE;
  }

  private static double number(JsonItem item, String name) {
    try {
      return NumberParser.parse(name, item.get(name).scalar().orElse(""));
    } catch (DomainException missing) {
      return Double.NaN;
    }
  }

  /** The time of an item in 24 hours, as written otherwise. */
  static Optional<String> time(JsonItem item) {
    return Stream.of("date", "Date", "startDate", "start")
        .flatMap(name -> item.get(name).scalar().stream())
        .findFirst()
        .map(TwelveHourClock::toTwentyFourHours);
  }

  /** Whether a time is the start of an hour: {@code 2024-02-06 14:00:00 -0500}. */
  static boolean isOnHour(String time) {
    return time.startsWith(":00", 13) && (time.length() < 17 || hasNoSeconds(time));
  }

  private static boolean hasNoSeconds(String time) {
    return time.charAt(16) != ':' || time.startsWith(":00", 16);
  }

  /** Whether a time is the start of a day. */
  static boolean isMidnight(String time) {
    return isOnHour(time) && time.startsWith("00", 11);
  }

  /** Whether all times are on the hour. */
  boolean isAllOnHour() {
    return isAllOnHour;
  }

  /** Whether a metric that is recorded all the time is certainly grouped by hour or day. */
  boolean isGrouped() {
    return isAllOnHour && (times.size() > 1 || hasLargeRange);
  }

  /** Whether the items are amounts of hours or days. */
  boolean isOfSums() {
    return isAllOnHour && (hasZero || times.size() >= MANY);
  }
}

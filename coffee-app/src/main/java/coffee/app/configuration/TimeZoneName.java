package coffee.app.configuration;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * The name of a time zone in an environment variable. Names like {@code UTC+3} are refused there:
 * in POSIX they mean three hours behind UTC, in Java and for most people three hours ahead.
 */
final class TimeZoneName {

  private static final Pattern SIGNED = Pattern.compile("(UTC|GMT|UT)[+-].+");

  private static final int SECONDS_PER_HOUR = 3_600;

  /** Of the zones {@code Etc/GMT…}, in hours ahead of UTC. */
  private static final int FARTHEST_BEHIND = -12;

  private static final int FARTHEST_AHEAD = 14;

  private TimeZoneName() {}

  /**
   * The zone of a name.
   *
   * @throws DateTimeException if there is no such zone
   * @throws OperatorException if its sign means different things to different programs
   */
  static ZoneId parse(String name) {
    ZoneId zone = ZoneId.of(name);
    int seconds = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
    if (seconds != 0 && SIGNED.matcher(name).matches()) {
      throw new OperatorException(
          "TZ is %s, whose sign means opposite things to different programs: %s"
              .formatted(name, correction(seconds)));
    }
    return zone;
  }

  private static String correction(int seconds) {
    int hours = Math.abs(seconds) / SECONDS_PER_HOUR;
    if (seconds % SECONDS_PER_HOUR != 0 || hours > FARTHEST_AHEAD) {
      return "name a place, such as Asia/Kolkata";
    }
    String ahead = "Etc/GMT-%1$d for %1$d h ahead of UTC".formatted(hours);
    String behind = "Etc/GMT+%1$d for %1$d h behind it".formatted(hours);
    return "write " + (-hours < FARTHEST_BEHIND ? ahead : ahead + ", " + behind);
  }
}

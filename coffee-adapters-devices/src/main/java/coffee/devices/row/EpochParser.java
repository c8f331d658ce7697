package coffee.devices.row;

import coffee.domain.DomainException;
import java.time.DateTimeException;
import java.time.Instant;

/** Parses times that are counted from 1970-01-01T00:00Z. */
public final class EpochParser {

  /**
   * Least number that counts milliseconds: in seconds it is the year 5138, in milliseconds 1973,
   * and neither is accepted.
   */
  private static final long MILLIS_FROM = 100_000_000_000L;

  private EpochParser() {}

  /**
   * Parses whole seconds.
   *
   * @param name the name of the value, for the message
   * @throws DomainException {@code invalid_timestamp}
   */
  public static Instant parseSeconds(String name, CharSequence text) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(text, 0, text.length(), 10));
    } catch (NumberFormatException | DateTimeException malformed) {
      throw invalid(name, "seconds");
    }
  }

  /**
   * Parses whole milliseconds.
   *
   * @param name the name of the value, for the message
   * @throws DomainException {@code invalid_timestamp}
   */
  public static Instant parseMillis(String name, CharSequence text) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(text, 0, text.length(), 10));
    } catch (NumberFormatException malformed) {
      throw invalid(name, "milliseconds");
    }
  }

  /** The instant of a number of seconds or milliseconds, distinguished by its size. */
  public static Instant secondsOrMillis(long value) {
    return value > -MILLIS_FROM && value < MILLIS_FROM
        ? Instant.ofEpochSecond(value)
        : Instant.ofEpochMilli(value);
  }

  private static DomainException invalid(String name, String unit) {
    return DomainException.invalid(
        "invalid_timestamp", "%s must be whole %s since 1970".formatted(name, unit));
  }
}

package coffee.devices.row;

import coffee.domain.DomainException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses times of day with 24 or 12 hours: {@code 08:00}, {@code 7:30 PM}. */
public final class ClockTime {

  private static final int MAX_SHOWN = 50;
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[ \\p{Z}]?([AaPp])\\.?[Mm]\\.?)?");

  private ClockTime() {}

  /**
   * Parses a time of day, with or without seconds.
   *
   * @throws DomainException {@code invalid_timestamp}
   */
  public static LocalTime parse(CharSequence text) {
    Matcher parts = SHAPE.matcher(text.toString().strip());
    if (!parts.matches()) {
      throw invalid(text);
    }
    String half = Objects.requireNonNullElse(parts.group(4), "");
    int hour = number(parts, 1);
    if (!half.isEmpty() && (hour < 1 || hour > 12)) {
      throw invalid(text);
    }
    int hourOfDay = half.isEmpty() ? hour : hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    try {
      return LocalTime.of(hourOfDay, number(parts, 2), number(parts, 3));
    } catch (DateTimeException noSuchTime) {
      throw invalid(text);
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(Objects.requireNonNullElse(parts.group(group), "0"));
  }

  private static DomainException invalid(CharSequence text) {
    CharSequence start = text.length() > MAX_SHOWN ? text.subSequence(0, MAX_SHOWN) : text;
    return DomainException.invalid(
        "invalid_timestamp",
        "must be a time of day such as 08:00 or 7:30 PM, was '%s'".formatted(start));
  }
}

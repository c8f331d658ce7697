package coffee.devices.row;

import coffee.domain.DomainException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses US timestamps: {@code 4/12/2016 7:21:00 PM}. */
public final class AmericanTime {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{1,2})/(\\d{1,2})/(\\d{2}|\\d{4}) (\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:"
              + " ([AaPp])\\.?[Mm]\\.?)?");

  private AmericanTime() {}

  /**
   * Parses month, day, year and time, in 12 hours with AM or PM, or in 24 hours.
   *
   * @throws DomainException {@code invalid_timestamp}
   */
  public static LocalDateTime parse(CharSequence text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw invalid(text);
    }
    try {
      return LocalDateTime.of(
          year(number(parts, 3)),
          number(parts, 1),
          number(parts, 2),
          hour(number(parts, 4), Objects.requireNonNullElse(parts.group(7), ""), text),
          number(parts, 5),
          number(parts, 6));
    } catch (DateTimeException noSuchTime) {
      throw invalid(text);
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(Objects.requireNonNullElse(parts.group(group), "0"));
  }

  /** Two-digit years belong to this century. */
  private static int year(int number) {
    return number < 100 ? 2000 + number : number;
  }

  private static int hour(int number, String amOrPm, CharSequence text) {
    if (amOrPm.isEmpty()) {
      return number;
    }
    if (number < 1 || number > 12) {
      throw invalid(text);
    }
    return number % 12 + (amOrPm.equalsIgnoreCase("p") ? 12 : 0);
  }

  private static DomainException invalid(CharSequence text) {
    return TimestampScanner.invalidTimestamp(text, "such as 4/12/2016 7:21:00 PM");
  }
}

package coffee.devices.nativeformat;

import coffee.domain.DomainException;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts timestamps as spreadsheets and other tools write them: {@code 10/13/2024 2:14 PM},
 * {@code 13.10.2024 14:14}, {@code 2024-10-13 2:14 pm}, and seconds or milliseconds since 1970.
 *
 * @param order the order of the numbers in dates with slashes
 */
record CsvTimestamp(DateOrder order) {

  private static final Pattern SECONDS = Pattern.compile("(\\d{9,10})(?:\\.\\d+)?");
  private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");
  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})[ T,]+(\\d{1,2}):(\\d{2})((?::\\d{2})?(?:[.,]\\d+)?)"
              + "(?:[ \\u00A0\\u202F]*([AaPp])\\.?[Mm]\\.?)?( ?(?:[Zz]|[+-]\\d{2}:?\\d{2}))?");

  /** Longer texts are no timestamps. */
  private static final int MAX_LENGTH = 50;

  /**
   * A timestamp in the form {@code 2024-10-13 14:14:00}.
   *
   * @return the text itself if it already has that form, or none of those that are known
   * @throws DomainException {@code ambiguous_date} for a date with slashes whose order is unproven
   */
  CharSequence convert(CharSequence text) {
    int length = text.length();
    if (length > MAX_LENGTH || (length > 10 && text.charAt(4) == '-' && isClock(text, length))) {
      return text;
    }
    if (MILLISECONDS.matcher(text).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(text.toString())).toString();
    }
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      return Instant.ofEpochSecond(Long.parseLong(part(seconds, 1))).toString();
    }
    Matcher parts = SHAPE.matcher(text);
    return parts.matches() ? converted(parts) : text;
  }

  /** Whether the time has 24 hours: only the last characters can say otherwise. */
  private static boolean isClock(CharSequence text, int length) {
    for (int i = 11; i < length; i++) {
      if (text.charAt(i) == 'M' || text.charAt(i) == 'm') {
        return false;
      }
    }
    return true;
  }

  private String converted(Matcher parts) {
    return "%s %02d:%s%s%s"
        .formatted(
            date(parts), hour(parts), part(parts, 6), part(parts, 7), part(parts, 9).strip());
  }

  private String date(Matcher parts) {
    int first = number(parts, 1);
    int second = number(parts, 3);
    int third = number(parts, 4);
    if (part(parts, 1).length() == 4) {
      return date(first, second, third);
    }
    int year = third < 100 ? 2000 + third : third;
    if (part(parts, 2).equals("/") && order == DateOrder.UNPROVEN) {
      throw DomainException.invalid(
          "ambiguous_date",
          "the file does not show whether %d/%d is a day or a month first; write dates as 2024-10-01"
              .formatted(first, second));
    }
    return part(parts, 2).equals("/") && order == DateOrder.MONTH_FIRST
        ? date(year, first, second)
        : date(year, second, first);
  }

  private static String date(int year, int month, int day) {
    return "%04d-%02d-%02d".formatted(year, month, day);
  }

  /** An hour that a clock of 12 hours does not have stays invalid. */
  private static int hour(Matcher parts) {
    int hour = number(parts, 5);
    if (part(parts, 8).isEmpty()) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      return 99;
    }
    return hour % 12 + (part(parts, 8).equalsIgnoreCase("p") ? 12 : 0);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(part(parts, group));
  }

  private static String part(Matcher parts, int group) {
    return Objects.requireNonNullElse(parts.group(group), "");
  }
}

package coffee.devices.apple;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phones with a 12-hour clock write {@code 2024-02-06 2:41:00 PM -0800}, with narrow spaces. */
final class TwelveHourClock {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}) (\\d{1,2}):(\\d{2}(?::\\d{2})?) ([AaPp])\\.?[Mm]\\.?(.*)");

  private TwelveHourClock() {}

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /** Converts to 24-hour time; other text is unchanged except for normalized spaces. */
  static String toTwentyFourHours(String time) {
    if (time.indexOf('M') < 0 && time.indexOf('m') < 0) {
      return isAscii(time) ? time : time.replaceAll("\\p{Z}", " ");
    }
    String plain = time.replaceAll("\\p{Z}", " ");
    Matcher parts = SHAPE.matcher(plain);
    if (!parts.matches()) {
      return plain;
    }
    String half = Objects.requireNonNullElse(parts.group(4), "").toUpperCase(Locale.ROOT);
    int hour = Integer.parseInt(Objects.requireNonNullElse(parts.group(2), "0"));
    if (hour < 1 || hour > 12) {
      return plain;
    }
    return "%s %02d:%s%s"
        .formatted(
            parts.group(1),
            hour % 12 + (half.equals("P") ? 12 : 0),
            parts.group(3),
            parts.group(5));
  }
}

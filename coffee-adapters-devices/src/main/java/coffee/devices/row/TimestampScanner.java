package coffee.devices.row;

import coffee.domain.DomainException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Parses RFC 3339 timestamps and variants: a blank for the {@code T}, no seconds, an offset as
 * {@code +0100} or {@code +01} or after a blank, or none. Hand-written, because it runs for every
 * row. Keeps the last parsed timestamp; not thread-safe.
 */
final class TimestampScanner {

  private static final int MAX_SHOWN = 50;
  private static final int MAX_OFFSET_SECONDS = 18 * 3600;
  private static final int NANO_DIGITS = 9;
  private static final long SECONDS_PER_DAY = 86_400;

  /** Marks the end of the text. */
  private static final char END = 0;

  private CharSequence text = "";
  private int at;
  private long epochSecondAsShown;
  private int nano;
  private boolean hasOffset;
  private int offsetSeconds;

  /**
   * Parses a timestamp.
   *
   * @throws DomainException {@code invalid_timestamp} if it is malformed
   */
  void read(CharSequence newText) {
    text = newText;
    at = 0;
    skipBlanks();
    readDate();
    if (peek() != 'T' && peek() != 't' && peek() != ' ') {
      throw invalid();
    }
    at++;
    readTime();
    skipBlanks();
    readOffset();
    skipBlanks();
    if (at != text.length()) {
      throw invalid();
    }
  }

  /** Seconds of local time since 1970-01-01T00:00. */
  long epochSecondAsShown() {
    return epochSecondAsShown;
  }

  int nano() {
    return nano;
  }

  boolean hasOffset() {
    return hasOffset;
  }

  /** The offset from UTC. */
  int offsetSeconds() {
    return offsetSeconds;
  }

  LocalDateTime local() {
    return LocalDateTime.ofEpochSecond(epochSecondAsShown, nano, ZoneOffset.UTC);
  }

  private void readDate() {
    int year = digits(4);
    expect('-');
    int month = digits(2);
    expect('-');
    int day = digits(2);
    try {
      epochSecondAsShown = LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY;
    } catch (DateTimeException noSuchDay) {
      throw invalid();
    }
  }

  private void readTime() {
    int hour = digits(2);
    expect(':');
    int minute = digits(2);
    int secondOfMinute = 0;
    nano = 0;
    if (peek() == ':') {
      at++;
      secondOfMinute = digits(2);
      if (peek() == '.' || peek() == ',') {
        at++;
        nano = fraction();
      }
    }
    if (hour > 23 || minute > 59 || secondOfMinute > 59) {
      throw invalid();
    }
    epochSecondAsShown += hour * 3600L + minute * 60L + secondOfMinute;
  }

  private int fraction() {
    int value = 0;
    int count = 0;
    for (; isDigit(peek()); at++, count++) {
      if (count < NANO_DIGITS) {
        value = value * 10 + (peek() - '0');
      }
    }
    if (count == 0) {
      throw invalid();
    }
    for (; count < NANO_DIGITS; count++) {
      value *= 10;
    }
    return value;
  }

  private void readOffset() {
    char sign = peek();
    hasOffset = sign != END;
    offsetSeconds = 0;
    if (sign == 'Z' || sign == 'z') {
      at++;
    } else if (sign == '+' || sign == '-') {
      at++;
      int seconds = digits(2) * 3600;
      if (peek() == ':') {
        at++;
      }
      seconds += at < text.length() ? minutesOfOffset() : 0;
      if (seconds > MAX_OFFSET_SECONDS) {
        throw invalid();
      }
      offsetSeconds = sign == '+' ? seconds : -seconds;
    }
  }

  private int minutesOfOffset() {
    int minutes = digits(2);
    if (minutes > 59) {
      throw invalid();
    }
    return minutes * 60;
  }

  private void skipBlanks() {
    while (peek() == ' ') {
      at++;
    }
  }

  private int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      if (!isDigit(peek())) {
        throw invalid();
      }
      value = value * 10 + (peek() - '0');
    }
    return value;
  }

  private void expect(char expected) {
    if (peek() != expected) {
      throw invalid();
    }
    at++;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The error for a malformed timestamp. */
  static DomainException invalidTimestamp(CharSequence text, String example) {
    CharSequence start = text.length() > MAX_SHOWN ? text.subSequence(0, MAX_SHOWN) : text;
    return DomainException.invalid(
        "invalid_timestamp", "must be a timestamp %s, was '%s'".formatted(example, start));
  }

  private DomainException invalid() {
    return invalidTimestamp(text, "such as 2026-03-01T09:00:00Z");
  }
}

package coffee.rest.json;

import coffee.domain.DomainException;
import coffee.domain.LocalDay;
import coffee.domain.LocalTimeResolver;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Supplier;

/** Parses and formats timestamps. */
public final class TimestampFormat {

  /** RFC 3339, and common abbreviations: no seconds, {@code +0100}, {@code +01}. */
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter WRITE =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final int FIVE_MINUTES = 300; // in seconds
  private static final int MAX_YEAR = 9_999;
  private static final int DATE_LENGTH = "2026-03-01".length();

  private TimestampFormat() {}

  /** UTC with {@code Z} and milliseconds. */
  public static String format(Instant instant) {
    return new String(characters(instant));
  }

  /** The characters of {@link #format}. */
  static char[] characters(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    if (utc.getYear() < 0 || utc.getYear() > MAX_YEAR) {
      return WRITE.format(instant).toCharArray();
    }
    char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
    write(text, 3, utc.getYear());
    write(text, 6, utc.getMonthValue());
    write(text, 9, utc.getDayOfMonth());
    write(text, 12, utc.getHour());
    write(text, 15, utc.getMinute());
    write(text, 18, utc.getSecond());
    write(text, 22, instant.getNano() / NANOS_PER_MILLI);
    return text;
  }

  /** Writes a number so that it ends at a position. */
  private static void write(char[] text, int last, int number) {
    int rest = number;
    for (int i = last; rest > 0; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /**
   * A timestamp with an offset, or a local one.
   *
   * @param zone used only without an offset
   */
  public static FieldReader<Instant> instant(Supplier<ZoneId> zone) {
    return FieldReader.text(text -> parse(text.strip(), zone));
  }

  /** A timestamp in our format, truncated to milliseconds. */
  public static FieldReader<Instant> canonical() {
    FieldReader<Instant> instant = instant(() -> ZoneOffset.UTC);
    return sent -> instant.read(sent).truncatedTo(ChronoUnit.MILLIS);
  }

  /** A timestamp, or a date that stands for its start. For the bounds of periods. */
  public static FieldReader<Instant> instantOrDay(Supplier<ZoneId> zone) {
    return FieldReader.text(
        text ->
            text.strip().length() == DATE_LENGTH
                ? new LocalDay(day(text.strip()), zone.get()).start()
                : parse(restorePlus(text.strip()), zone));
  }

  /** A date. */
  public static FieldReader<LocalDate> date() {
    return FieldReader.text(text -> day(text.strip()));
  }

  /** A time zone name, or an offset. */
  public static FieldReader<ZoneId> zone() {
    return FieldReader.text(
        text -> {
          try {
            return requireWholeBins(ZoneId.of(text));
          } catch (DateTimeException unknown) {
            throw DomainException.invalid(
                "unknown_time_zone", "must be the name of a time zone, such as Europe/Berlin");
          }
        });
  }

  /** Zones whose days start on a bin boundary, so that whole bins can be used. */
  private static ZoneId requireWholeBins(ZoneId zone) {
    boolean isOffset = zone.getRules().isFixedOffset();
    int seconds = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
    if (isOffset && seconds % FIVE_MINUTES != 0) {
      throw new DateTimeException("unsupported offset " + zone);
    }
    return zone;
  }

  private static Instant parse(String text, Supplier<ZoneId> zone) {
    TemporalAccessor shown = parseTemporal(text);
    int year = shown.get(ChronoField.YEAR);
    if (year < 1 || year > MAX_YEAR) {
      throw DomainException.outOfRange("must be between the years 1 and 9999");
    }
    return shown instanceof OffsetDateTime offset
        ? offset.toInstant()
        : LocalTimeResolver.resolve((LocalDateTime) shown, zone.get());
  }

  private static TemporalAccessor parseTemporal(String text) {
    boolean spaced = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
    String joined =
        spaced ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text;
    try {
      return READ.parseBest(joined.replace(',', '.'), OffsetDateTime::from, LocalDateTime::from);
    } catch (DateTimeException malformed) {
      throw DomainException.invalid(
          "invalid_timestamp",
          "must be RFC 3339, such as 2026-03-01T09:00:00Z, or a local 2026-03-01T09:00:00");
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text); // ten characters hold no year over 9999
    } catch (DateTimeException malformed) {
      throw DomainException.invalid("invalid_date", "must be a date such as 2026-03-01");
    }
  }

  /** An unescaped plus in a query is decoded as a space: {@code …T09:00:00 01:00}. */
  private static String restorePlus(String text) {
    int space = text.lastIndexOf(' ');
    return space > DATE_LENGTH ? text.substring(0, space) + '+' + text.substring(space + 1) : text;
  }
}

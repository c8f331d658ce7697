package coffee.devices;

import coffee.domain.DomainException;
import coffee.domain.LocalMoment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Reads moments: RFC 3339 with an offset, or a local date and time. */
final class Moments {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Moments() {}

  /**
   * The moment that a text names.
   *
   * @param zone where a time without an offset was noted
   * @throws DomainException {@code invalid_timestamp}, {@code no_such_local_time}
   */
  static Instant parse(String text, ZoneId zone) {
    TemporalAccessor parsed;
    try {
      String stamp = text.strip().replaceFirst("^(\\S{10}) ", "$1T");
      parsed = FORMAT.parseBest(stamp, OffsetDateTime::from, LocalDateTime::from);
    } catch (DateTimeException e) {
      throw DomainException.invalid(
          "invalid_timestamp",
          "must be a moment such as 2026-03-09T07:30:00Z or a local time such as"
              + " 2026-03-09T07:30, was "
              + TextLine.shown(text));
    }
    return parsed instanceof OffsetDateTime moment
        ? moment.toInstant()
        : LocalMoment.resolve(LocalDateTime.from(parsed), zone);
  }
}

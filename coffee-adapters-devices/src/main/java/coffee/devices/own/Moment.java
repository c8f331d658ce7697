package coffee.devices.own;

import coffee.devices.Entries.ClockChange;
import coffee.domain.DomainException;
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
import java.util.Optional;

/**
 * A moment as a row gives it: RFC 3339 with an offset, or a local date and time.
 *
 * @param at when it was
 * @param decision what a change of the clocks left to be decided
 */
record Moment(Instant at, Optional<ClockChange> decision) {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /**
   * The moment that a text names.
   *
   * @param zone where a time without an offset was noted
   * @throws DomainException {@code invalid_timestamp}
   */
  static Moment parse(String text, ZoneId zone) {
    TemporalAccessor parsed;
    try {
      String stamp = text.strip().replaceFirst("^(\\S{10}) ", "$1T");
      parsed = FORMAT.parseBest(stamp, OffsetDateTime::from, LocalDateTime::from);
    } catch (DateTimeException e) {
      throw DomainException.invalid(
          "invalid_timestamp",
          "must be a moment such as 2026-03-09T07:30:00Z or a local time such as"
              + " 2026-03-09T07:30, was "
              + Fields.shown(text));
    }
    return parsed instanceof OffsetDateTime moment
        ? new Moment(moment.toInstant(), Optional.empty())
        : local(LocalDateTime.from(parsed), zone);
  }

  private static Moment local(LocalDateTime shown, ZoneId zone) {
    Instant at = shown.atZone(zone).toInstant();
    Optional<ClockChange> decision =
        switch (zone.getRules().getValidOffsets(shown).size()) {
          case 0 -> Optional.of(ClockChange.MOVED_ON);
          case 1 -> Optional.empty();
          default -> Optional.of(ClockChange.EARLIER_TAKEN);
        };
    return new Moment(at, decision);
  }
}

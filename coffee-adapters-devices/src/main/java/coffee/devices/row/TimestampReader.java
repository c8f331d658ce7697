package coffee.devices.row;

import coffee.devices.ReaderSettings;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;

/** Parses and validates the timestamps of one file. Not thread-safe. */
public final class TimestampReader {

  private final ReaderSettings settings;
  private final RowHandler entries;
  private final TimestampScanner scanner = new TimestampScanner();

  /** Uses the settings of a file; resolutions of local times are reported to the handler. */
  public TimestampReader(ReaderSettings settings, RowHandler entries) {
    this.settings = settings;
    this.entries = entries;
  }

  /**
   * Parses a timestamp with an offset, or a local time.
   *
   * @throws DomainException {@code invalid_timestamp}; or not acceptable
   */
  public Instant parseOffsetOrLocal(CharSequence text) {
    scanner.read(text);
    return scanner.hasOffset() ? instant() : resolveLocal(scanner.local());
  }

  /**
   * Parses a timestamp with an offset.
   *
   * @throws DomainException {@code invalid_timestamp}; {@code time_zone_required} without offset;
   *     or not acceptable
   */
  public Instant parseWithOffset(CharSequence text) {
    scanner.read(text);
    if (!scanner.hasOffset()) {
      throw DomainException.invalid(
          "time_zone_required", "a time of this format needs an offset from UTC");
    }
    return instant();
  }

  /**
   * Parses a timestamp in UTC, unless it has an offset.
   *
   * @throws DomainException {@code invalid_timestamp}; or not acceptable
   */
  public Instant parseUtc(CharSequence text) {
    scanner.read(text);
    return instant();
  }

  /**
   * Resolves a local time: to the earlier instant if it occurs twice; shifted by the length of the
   * gap if it is skipped.
   *
   * @throws DomainException as {@link #requireValid}
   */
  public Instant resolveLocal(LocalDateTime time) {
    ZoneOffsetTransition change = settings.zone().getRules().getTransition(time);
    if (change == null) {
      return requireValid(time.toInstant(settings.zone().getRules().getOffset(time)));
    }
    entries.clockChange(change.isGap() ? ClockChange.MOVED_ON : ClockChange.EARLIER_TAKEN);
    return requireValid(time.toInstant(change.getOffsetBefore()));
  }

  /**
   * Checks the timestamp of an entry.
   *
   * @throws DomainException {@code timestamp_too_early}, {@code timestamp_in_future}
   */
  public Instant requireValid(Instant instant) {
    return settings.timestampRules().requireValid(instant);
  }

  private Instant instant() {
    return requireValid(
        Instant.ofEpochSecond(
            scanner.epochSecondAsShown() - scanner.offsetSeconds(), scanner.nano()));
  }
}

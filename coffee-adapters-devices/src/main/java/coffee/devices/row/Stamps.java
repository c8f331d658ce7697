package coffee.devices.row;

import coffee.devices.Terms;
import coffee.domain.DomainException;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Entries.ClockChange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;

/** The moments of one file. Not safe for use by many threads. */
public final class Stamps {

  private static final int MAX_SHOWN = 50;

  private final Terms terms;
  private final Entries entries;
  private final ShownTime shown = new ShownTime();

  /** By the terms of a file; decisions about local times are told to the entries. */
  public Stamps(Terms terms, Entries entries) {
    this.terms = terms;
    this.entries = entries;
  }

  /**
   * A moment with an offset, or as a clock on the wall showed it.
   *
   * @throws DomainException {@code invalid_timestamp}; or not acceptable
   */
  public Instant offsetOrLocal(CharSequence text) {
    shown.read(text);
    return shown.withOffset() ? instant() : local(shown.local());
  }

  /**
   * A moment with an offset.
   *
   * @throws DomainException {@code invalid_timestamp}; {@code time_zone_required} without offset;
   *     or not acceptable
   */
  public Instant offset(CharSequence text) {
    shown.read(text);
    if (!shown.withOffset()) {
      throw DomainException.invalid(
          "time_zone_required", "a time of this format needs an offset from UTC");
    }
    return instant();
  }

  /**
   * A moment in UTC, whether it says so or not; an offset wins.
   *
   * @throws DomainException {@code invalid_timestamp}; or not acceptable
   */
  public Instant utc(CharSequence text) {
    shown.read(text);
    return instant();
  }

  /**
   * The instant at which a clock on the wall showed this: the earlier one where it showed it twice;
   * where it skipped it, later by the length of the gap.
   *
   * @throws DomainException if not acceptable
   */
  public Instant local(LocalDateTime time) {
    ZoneOffsetTransition change = terms.zone().getRules().getTransition(time);
    if (change == null) {
      return acceptable(time.toInstant(terms.zone().getRules().getOffset(time)));
    }
    entries.clockChange(change.isGap() ? ClockChange.MOVED_ON : ClockChange.EARLIER_TAKEN);
    return acceptable(time.toInstant(change.getOffsetBefore()));
  }

  /**
   * A moment that an entry may carry.
   *
   * @throws DomainException if not
   */
  public Instant acceptable(Instant moment) {
    return terms.entryTimes().require(moment);
  }

  /** The refusal of a text that is no moment. */
  public static DomainException invalid(CharSequence text, String example) {
    CharSequence start = text.length() > MAX_SHOWN ? text.subSequence(0, MAX_SHOWN) : text;
    return DomainException.invalid(
        "invalid_timestamp", "must be a moment %s, was '%s'".formatted(example, start));
  }

  private Instant instant() {
    return acceptable(Instant.ofEpochSecond(shown.second() - shown.offsetSeconds(), shown.nano()));
  }
}

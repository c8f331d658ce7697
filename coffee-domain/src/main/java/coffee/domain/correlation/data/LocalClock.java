package coffee.domain.correlation.data;

import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The local time at the centre of a bin (METHOD 3.1).
 *
 * <p>Looks up the zone rules once per clock change, not once per bin. Not thread-safe.
 */
public final class LocalClock {

  public static final int MINUTES_PER_DAY = 1_440;

  /** The local time at which a statistical day starts, in minutes. */
  static final int DAY_STARTS_AT = 240;

  private static final int MINUTES_PER_BIN = HeartRateBin.SECONDS / 60;

  /** Offset of the nominal centre from the start of a bin. */
  static final int CENTRE_MINUTES = 2;

  private final ZoneRules rules;
  private long validFrom = Long.MAX_VALUE;
  private long validUntil = Long.MIN_VALUE;
  private int offsetSeconds;

  public LocalClock(ZoneId zone) {
    rules = zone.getRules();
  }

  /** The centre of a bin in whole minutes since the epoch. */
  public static long centreMinute(long bin) {
    return bin * MINUTES_PER_BIN + CENTRE_MINUTES;
  }

  /** Minutes of local time since 1970-01-01T00:00. */
  public long localMinute(long bin) {
    return localMinuteAt(centreMinute(bin) * 60);
  }

  /** As {@link #localMinute}, at an instant. */
  public long localMinuteAt(long epochSecond) {
    if (epochSecond < validFrom || epochSecond >= validUntil) {
      findOffset(Instant.ofEpochSecond(epochSecond));
    }
    return Math.floorDiv(epochSecond + offsetSeconds, 60L);
  }

  /** The statistical day of a local minute, which starts at 04:00. */
  public static long dayOf(long localMinute) {
    return Math.floorDiv(localMinute - DAY_STARTS_AT, (long) MINUTES_PER_DAY);
  }

  /** The minute of the calendar day, 0 to 1439. */
  static int minuteOfDay(long localMinute) {
    return (int) Math.floorMod(localMinute, (long) MINUTES_PER_DAY);
  }

  private void findOffset(Instant at) {
    offsetSeconds = rules.getOffset(at).getTotalSeconds();
    ZoneOffsetTransition last = rules.previousTransition(at.plusSeconds(1));
    ZoneOffsetTransition next = rules.nextTransition(at);
    validFrom = last == null ? Long.MIN_VALUE : last.toEpochSecond();
    validUntil = next == null ? Long.MAX_VALUE : next.toEpochSecond();
  }
}

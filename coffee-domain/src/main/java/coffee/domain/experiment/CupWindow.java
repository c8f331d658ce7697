package coffee.domain.experiment;

import coffee.domain.TimeRange;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The window of a day in which one arm of an experiment has caffeine and the other does not: from
 * 15 to 195 minutes after the cup.
 *
 * @param cupAt when the cup is taken, or would be
 */
public record CupWindow(Instant cupAt) {

  /** Number of five-minute bins. */
  public static final int BINS = 36;

  /** From the cup time to the end of the window; a day without caffeine may have a cup then. */
  public static final Duration END_AFTER_CUP = Duration.ofMinutes(195);

  private static final Duration ABSORPTION = Duration.ofMinutes(15);

  /**
   * The window of a day. A cup time that a clock change skips is the first instant after it; of one
   * that occurs twice, the earlier.
   */
  public static CupWindow of(LocalDate date, LocalTime cupTime, ZoneId zone) {
    LocalDateTime shown = date.atTime(cupTime);
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition change = rules.getTransition(shown);
    return new CupWindow(
        change != null && change.isGap()
            ? change.getInstant()
            : shown.toInstant(rules.getOffset(shown)));
  }

  /** The window: elapsed time, also when the clocks change. */
  public TimeRange range() {
    return new TimeRange(cupAt.plus(ABSORPTION), cupAt.plus(END_AFTER_CUP));
  }

  /** Number of the first bin that starts in the window; there are {@value #BINS}. */
  long firstBin() {
    long start = range().from().getEpochSecond();
    return Math.floorDiv(start + HeartRateBin.SECONDS - 1, HeartRateBin.SECONDS);
  }
}

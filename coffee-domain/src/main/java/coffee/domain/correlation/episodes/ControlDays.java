package coffee.domain.correlation.episodes;

import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.LocalClock;
import coffee.domain.correlation.data.WakingRows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The heart rate at the same clock time on control days without a dose (METHOD 2): no dose from
 * three hours before to the end of the response window.
 */
final class ControlDays {

  private static final int QUIET_BEFORE = 180;

  /** Days further away than half a year are not comparable. */
  private static final int DAYS_AWAY = 180;

  /**
   * The same clock time on another day.
   *
   * @param minute that time, in minutes since the epoch
   * @param baseline mean of the hour before
   * @param undisturbed minutes from it without the influence of a dose
   */
  record Control(long minute, double baseline, long undisturbed) {}

  private final WakingRows rows;
  private final DoseSeries doses;
  private final EpisodeWindows windows;
  private final LocalClock clock;

  ControlDays(WakingRows rows, DoseSeries doses, EpisodeWindows windows, LocalClock clock) {
    this.rows = rows;
    this.doses = doses;
    this.windows = windows;
    this.clock = clock;
  }

  /** The controls of an instant, at most one per day, ascending. */
  List<Control> controlsFor(long minute) {
    long shown = clock.localMinuteAt(minute * 60);
    long day = LocalClock.dayOf(shown);
    List<Control> controls = new ArrayList<>();
    long first = Math.max(rows.day(0), day - DAYS_AWAY);
    long last = Math.min(rows.day(rows.size() - 1), day + DAYS_AWAY);
    for (long other = first; other <= last; other++) {
      if (other != day) {
        addIfQuiet(sameClockTime(minute, shown, other - day), controls);
      }
    }
    return controls;
  }

  /** The same local time on another day, also across clock changes. */
  private long sameClockTime(long minute, long shown, long days) {
    long passed = days * LocalClock.MINUTES_PER_DAY;
    long guess = minute + passed;
    return guess + shown + passed - clock.localMinuteAt(guess * 60);
  }

  private void addIfQuiet(long minute, List<Control> controls) {
    int next = doses.firstFrom(minute - QUIET_BEFORE);
    long untilNext = next < doses.size() ? doses.minute(next) - minute : Long.MAX_VALUE;
    if (untilNext > windows.minutesAfter()) {
      OptionalDouble baseline = windows.baselineBpm(minute);
      baseline.ifPresent(
          bpm ->
              controls.add(
                  new Control(minute, bpm, untilNext - DoseGroup.MINUTES_BEFORE_NEXT_DOSE)));
    }
  }
}

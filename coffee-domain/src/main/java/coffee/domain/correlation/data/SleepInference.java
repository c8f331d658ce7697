package coffee.domain.correlation.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Infers sleep on days without sleep labels: heart rate steps up in the morning and down in the
 * evening (METHOD 3.1).
 */
final class SleepInference {

  /**
   * An interval of sleep.
   *
   * @param from first bin
   * @param until end, exclusive
   */
  record Sleep(long from, long until) {}

  private static final int NOON = 720;
  private static final int EVENING = 1_200;

  /** Minimum step, in bpm. */
  private static final double MIN_STEP = 4;

  /** Caps activity, which would look like a step, in bpm over the day's median. */
  private static final double CAP = 15;

  private final BinColumns bins;
  private final LocalClock clock;
  private final List<Sleep> inferredSleeps = new ArrayList<>();

  SleepInference(BinColumns bins, LocalClock clock) {
    this.bins = bins;
    this.clock = clock;
  }

  /** Every sleep found so far, in the order of the scanned days. */
  List<Sleep> inferredSleeps() {
    return inferredSleeps;
  }

  /**
   * Scans one statistical day without a reading labelled as sleep.
   *
   * @param day its usable bins, ascending
   */
  void inferFrom(int[] day) {
    double[] bpm = Arrays.stream(day).mapToDouble(bins::bpm).toArray();
    double cap = Median.of(bpm, bpm.length) + CAP;
    int[] morning = Arrays.stream(day).filter(this::isMorning).toArray();
    int[] evening = Arrays.stream(day).filter(this::isEvening).toArray();
    StepChange.sharpest(capped(morning, cap), 1)
        .filter(step -> step.height() >= MIN_STEP)
        .ifPresent(step -> wokeAt(bins.number(morning[step.indexAfterStep()])));
    StepChange.sharpest(capped(evening, cap), -1)
        .filter(step -> step.height() >= MIN_STEP)
        .ifPresent(step -> fellAsleepAt(bins.number(evening[step.indexAfterStep()])));
  }

  private double[] capped(int[] window, double cap) {
    return Arrays.stream(window).mapToDouble(i -> Math.min(bins.bpm(i), cap)).toArray();
  }

  private void wokeAt(long bin) {
    long day = LocalClock.dayOf(clock.localMinute(bin));
    long first = bin;
    while (LocalClock.dayOf(clock.localMinute(first - 1)) == day) {
      first--;
    }
    inferredSleeps.add(new Sleep(first, bin));
  }

  private void fellAsleepAt(long bin) {
    long day = LocalClock.dayOf(clock.localMinute(bin));
    long end = bin + 1;
    while (LocalClock.dayOf(clock.localMinute(end)) == day) {
      end++;
    }
    inferredSleeps.add(new Sleep(bin, end));
  }

  private boolean isMorning(int i) {
    int minute = LocalClock.minuteOfDay(bins.localMinute(i));
    return minute >= LocalClock.DAY_STARTS_AT && minute < NOON;
  }

  private boolean isEvening(int i) {
    int minute = LocalClock.minuteOfDay(bins.localMinute(i));
    return minute >= EVENING || minute < LocalClock.DAY_STARTS_AT;
  }
}

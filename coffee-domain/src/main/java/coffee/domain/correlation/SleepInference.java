package coffee.domain.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds when a person slept on days on which nobody said so: heart rate steps up in the morning and
 * down in the evening (METHOD 3.1).
 */
final class SleepInference {

  /**
   * Bins asleep.
   *
   * @param from first bin
   * @param until end, exclusive
   */
  record Sleep(long from, long until) {}

  private static final int NOON = 720;
  private static final int EVENING = 1_200;

  /** A smaller step is no sleep, in bpm. */
  private static final double LEAST_STEP = 4;

  /** Cuts activity off, which would look like a step, in bpm over the day's median. */
  private static final double CAP = 15;

  private final LocalClock clock;
  private final List<Sleep> found = new ArrayList<>();

  SleepInference(LocalClock clock) {
    this.clock = clock;
  }

  /** Every sleep found so far, in the order of the days looked at. */
  List<Sleep> found() {
    return found;
  }

  /**
   * Looks at one statistical day without a reading labelled as sleep.
   *
   * @param bins the day's usable bins, ascending
   * @param bpm their values
   */
  void lookAt(long[] bins, double[] bpm) {
    double cap = Median.of(bpm.clone(), bpm.length) + CAP;
    double[] capped = Arrays.stream(bpm).map(value -> Math.min(value, cap)).toArray();
    int[] minute =
        Arrays.stream(bins)
            .mapToInt(bin -> LocalClock.minuteOfDay(clock.localMinute(bin)))
            .toArray();
    int[] morning = IntStream.range(0, bins.length).filter(i -> isMorning(minute[i])).toArray();
    int[] evening = IntStream.range(0, bins.length).filter(i -> isEvening(minute[i])).toArray();
    StepChange.sharpest(pick(capped, morning), 1)
        .filter(step -> step.height() >= LEAST_STEP)
        .ifPresent(step -> wokeAt(bins[morning[step.after()]]));
    StepChange.sharpest(pick(capped, evening), -1)
        .filter(step -> step.height() >= LEAST_STEP)
        .ifPresent(step -> fellAsleepAt(bins[evening[step.after()]]));
  }

  private void wokeAt(long bin) {
    long day = LocalClock.dayOf(clock.localMinute(bin));
    long first = bin;
    while (LocalClock.dayOf(clock.localMinute(first - 1)) == day) {
      first--;
    }
    found.add(new Sleep(first, bin));
  }

  private void fellAsleepAt(long bin) {
    long day = LocalClock.dayOf(clock.localMinute(bin));
    long end = bin + 1;
    while (LocalClock.dayOf(clock.localMinute(end)) == day) {
      end++;
    }
    found.add(new Sleep(bin, end));
  }

  private static boolean isMorning(int minute) {
    return minute >= LocalClock.DAY_STARTS_AT && minute < NOON;
  }

  private static boolean isEvening(int minute) {
    return minute >= EVENING || minute < LocalClock.DAY_STARTS_AT;
  }

  private static double[] pick(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }
}

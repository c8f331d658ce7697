package coffee.domain.correlation.data;

import coffee.domain.correlation.data.SleepInference.Sleep;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of the analysis: bins with a value, awake, without exercise or recovery from it (METHOD
 * 3.1), ascending, as columns.
 */
public final class WakingRows {

  /** Value of {@link #binsSinceSleep} if no sleep is known before. */
  static final long NEVER_SLEPT = Long.MAX_VALUE;

  /** Bins after one with exercise in which the heart recovers: an hour. */
  private static final int RECOVERY_BINS = 12;

  private final BinColumns bins;
  private final int[] rows;
  private final long[] binNumbers;
  private final long[] binsSinceSleep;
  private final long[] binsSinceNight;
  private final int inferredSleeps;

  private WakingRows(WakingRows other, int[] selected) {
    bins = other.bins;
    rows = Arrays.stream(selected).map(row -> other.rows[row]).toArray();
    binNumbers = Arrays.stream(selected).mapToLong(row -> other.binNumbers[row]).toArray();
    binsSinceSleep = Arrays.stream(selected).mapToLong(row -> other.binsSinceSleep[row]).toArray();
    binsSinceNight = Arrays.stream(selected).mapToLong(row -> other.binsSinceNight[row]).toArray();
    inferredSleeps = other.inferredSleeps;
  }

  private WakingRows(BinColumns bins, int[] rows, List<Sleep> inferred, LocalClock clock) {
    this.bins = bins;
    this.rows = rows;
    binNumbers = Arrays.stream(rows).mapToLong(bins::number).toArray();
    SleepingBins asleep = new SleepingBins(bins, inferred, clock);
    binsSinceSleep = binsSinceSleep(binNumbers, asleep.all());
    binsSinceNight = binsSinceSleep(binNumbers, asleep.withoutNaps());
    inferredSleeps = inferred.size();
  }

  private static long[] binsSinceSleep(long[] rows, long[] asleep) {
    long[] awake = new long[rows.length];
    int passed = 0;
    for (int i = 0; i < rows.length; i++) {
      while (passed < asleep.length && asleep[passed] < rows[i]) {
        passed++;
      }
      awake[i] = passed == 0 ? NEVER_SLEPT : rows[i] - asleep[passed - 1];
    }
    return awake;
  }

  public static WakingRows of(BinColumns bins, LocalClock clock) {
    int[] usable = usable(bins);
    List<Sleep> inferred = inferSleep(bins, usable, clock);
    return new WakingRows(bins, awake(bins, usable, inferred), inferred, clock);
  }

  public int size() {
    return rows.length;
  }

  /**
   * Some of the rows.
   *
   * @param isKept by row
   */
  public WakingRows where(boolean[] isKept) {
    return new WakingRows(this, IntStream.range(0, size()).filter(row -> isKept[row]).toArray());
  }

  /** Number of the bin. */
  public long bin(int row) {
    return binNumbers[row];
  }

  /** Numbers of the bins; not to be changed. */
  public long[] binNumbers() {
    return binNumbers;
  }

  /** The value of the bin: its quiet level or its median (METHOD 3.13). */
  public double bpm(int row) {
    return bins.bpm(rows[row]);
  }

  /** Median heart rate. */
  double median(int row) {
    return bins.median(rows[row]);
  }

  /** Valid readings. */
  int readings(int row) {
    return bins.readings(rows[row]);
  }

  /** Whether any reading was labelled active. */
  public boolean active(int row) {
    return bins.active(rows[row]);
  }

  /** Minute of the calendar day at its centre, 0 to 1439. */
  public int minuteOfDay(int row) {
    return LocalClock.minuteOfDay(bins.localMinute(rows[row]));
  }

  /** Statistical day. */
  public long day(int row) {
    return dayOf(bins, rows[row]);
  }

  /** Bins since the last one asleep, 1 or more; {@link #NEVER_SLEPT} before the first. */
  public long binsSinceSleep(int row) {
    return binsSinceSleep[row];
  }

  /** As {@link #binsSinceSleep}, not counting naps (METHOD 3.10). */
  public long binsSinceNight(int row) {
    return binsSinceNight[row];
  }

  /** Number of sleep intervals inferred from heart rate. */
  public int inferredSleeps() {
    return inferredSleeps;
  }

  private static int[] usable(BinColumns bins) {
    int[] usable = new int[bins.size()];
    int n = 0;
    long recoveredAfter = Long.MIN_VALUE;
    for (int i = 0; i < bins.size(); i++) {
      if (bins.exercise(i)) {
        recoveredAfter = bins.number(i) + RECOVERY_BINS;
      }
      if (bins.readings(i) > 0 && !bins.sleeping(i) && bins.number(i) > recoveredAfter) {
        usable[n++] = i;
      }
    }
    return Arrays.copyOf(usable, n);
  }

  private static List<Sleep> inferSleep(BinColumns bins, int[] usable, LocalClock clock) {
    Set<Long> labelled = labelledDays(bins);
    SleepInference inference = new SleepInference(bins, clock);
    for (int from = 0, until; from < usable.length; from = until) {
      long day = dayOf(bins, usable[from]);
      until = from + 1;
      while (until < usable.length && dayOf(bins, usable[until]) == day) {
        until++;
      }
      if (!labelled.contains(day)) {
        inference.inferFrom(Arrays.copyOfRange(usable, from, until));
      }
    }
    return inference.inferredSleeps();
  }

  private static Set<Long> labelledDays(BinColumns bins) {
    return IntStream.range(0, bins.size())
        .filter(bins::sleeping)
        .mapToObj(i -> dayOf(bins, i))
        .collect(Collectors.toSet());
  }

  private static long dayOf(BinColumns bins, int i) {
    return LocalClock.dayOf(bins.localMinute(i));
  }

  private static int[] awake(BinColumns bins, int[] usable, List<Sleep> inferred) {
    int[] awake = new int[usable.length];
    int n = 0;
    int next = 0;
    for (int i : usable) {
      while (next < inferred.size() && inferred.get(next).until() <= bins.number(i)) {
        next++;
      }
      if (next == inferred.size() || bins.number(i) < inferred.get(next).from()) {
        awake[n++] = i;
      }
    }
    return Arrays.copyOf(awake, n);
  }
}

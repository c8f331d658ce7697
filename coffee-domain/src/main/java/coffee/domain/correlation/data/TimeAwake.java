package coffee.domain.correlation.data;

import coffee.domain.correlation.data.SleepInference.Sleep;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Computes how long a person has been awake, from labelled and inferred sleep. */
final class TimeAwake {

  /** Last bins of sleep intervals, ascending. */
  private final long[] ends;

  TimeAwake(BinColumns bins, List<Sleep> inferred) {
    LongStream labelled =
        IntStream.range(0, bins.size()).filter(bins::sleeping).mapToLong(bins::number);
    LongStream last = inferred.stream().mapToLong(sleep -> sleep.until() - 1);
    ends = LongStream.concat(labelled, last).sorted().toArray();
  }

  /**
   * Bins since the last one asleep.
   *
   * @param rows bins awake, ascending
   * @return for each, 1 or more, or {@link WakingRows#NEVER_SLEPT} before the first
   */
  long[] binsSinceSleep(long[] rows) {
    long[] awake = new long[rows.length];
    int passed = 0;
    for (int i = 0; i < rows.length; i++) {
      while (passed < ends.length && ends[passed] < rows[i]) {
        passed++;
      }
      awake[i] = passed == 0 ? WakingRows.NEVER_SLEPT : rows[i] - ends[passed - 1];
    }
    return awake;
  }
}

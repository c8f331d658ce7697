package coffee.domain.correlation.data;

import coffee.domain.correlation.data.SleepInference.Sleep;
import coffee.domain.heartrate.HeartRateBin;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The bins in which a person slept, labelled or inferred, those without a reading included; and
 * which of them belong to a nap (METHOD 3.10).
 */
final class SleepingBins {

  /** Bins asleep that are further apart belong to two sleeps. */
  private static final int MAX_GAP = 24;

  /** A nap takes less than three hours from its first bin to its last. */
  private static final int LONGER_THAN_NAP = 36;

  /** A nap starts and ends in the afternoon, local time in minutes. */
  private static final int NAP_FROM = 720;

  private static final int NAP_UNTIL = 1_200;

  private static final int MINUTES_PER_BIN = HeartRateBin.SECONDS / 60;

  private final long[] bins;
  private final LocalClock clock;

  SleepingBins(BinColumns columns, List<Sleep> inferred, LocalClock clock) {
    this.clock = clock;
    LongStream labelled =
        IntStream.range(0, columns.size()).filter(columns::sleeping).mapToLong(columns::number);
    LongStream unlabelled =
        inferred.stream().flatMapToLong(sleep -> LongStream.range(sleep.from(), sleep.until()));
    bins = LongStream.concat(labelled, unlabelled).sorted().distinct().toArray();
  }

  /** Every bin asleep, ascending. */
  long[] all() {
    return bins;
  }

  /** Those that belong to no nap, ascending. */
  long[] withoutNaps() {
    long[] kept = new long[bins.length];
    int n = 0;
    for (int from = 0, until; from < bins.length; from = until) {
      until = from + 1;
      while (until < bins.length && bins[until] - bins[until - 1] <= MAX_GAP) {
        until++;
      }
      if (!isNap(from, until)) {
        System.arraycopy(bins, from, kept, n, until - from);
        n += until - from;
      }
    }
    return Arrays.copyOf(kept, n);
  }

  private boolean isNap(int from, int until) {
    return bins[until - 1] - bins[from] < LONGER_THAN_NAP
        && IntStream.range(from, until).allMatch(i -> startsInAfternoon(bins[i]));
  }

  private boolean startsInAfternoon(long bin) {
    int minute = LocalClock.minuteOfDay(clock.localMinuteAt(bin * MINUTES_PER_BIN * 60));
    return minute >= NAP_FROM && minute < NAP_UNTIL;
  }
}

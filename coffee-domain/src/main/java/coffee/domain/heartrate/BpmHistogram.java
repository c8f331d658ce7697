package coffee.domain.heartrate;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Counts of readings by heart rate. Merging histograms is lossless, so the statistics of any period
 * are exact, however it is composed. Not thread-safe.
 */
public final class BpmHistogram {

  /** The array grows in steps of 16 bpm: most periods have a narrow range of heart rates. */
  private static final int STEP = 16;

  /** Of the heart rates from {@link #firstBpm} on. */
  private int[] counts = {};

  private int firstBpm;
  private long count;

  /**
   * Adds readings of one heart rate.
   *
   * @param bpm whole beats per minute, 1 to 254
   * @param readings how many, 0 or more
   */
  public void add(int bpm, int readings) {
    Objects.checkIndex(bpm, HeartRate.MAX_BPM + 1);
    cover(bpm);
    counts[bpm - firstBpm] += readings;
    count += readings;
  }

  /**
   * Adds readings of consecutive heart rates.
   *
   * @param byBpm how many, 0 or more, by whole beats per minute
   * @param from the least heart rate, 0 to 254
   * @param until the greatest heart rate plus 1
   */
  public void add(int[] byBpm, int from, int until) {
    Objects.checkFromToIndex(from, until, HeartRate.MAX_BPM + 1);
    if (from < until) {
      cover(from);
      cover(until - 1);
      for (int bpm = from; bpm < until; bpm++) {
        counts[bpm - firstBpm] += byBpm[bpm];
        count += byBpm[bpm];
      }
    }
  }

  /** Adds all counts of another histogram. */
  public void add(BpmHistogram other) {
    if (other.count > 0) {
      cover(other.firstBpm);
      cover(other.end() - 1);
      int shift = other.firstBpm - firstBpm;
      for (int i = 0; i < other.counts.length; i++) {
        counts[i + shift] += other.counts[i];
      }
      count += other.count;
    }
  }

  private void cover(int bpm) {
    if (bpm >= firstBpm && bpm < end()) {
      return;
    }
    int from = bpm / STEP * STEP;
    int start = counts.length == 0 ? from : Math.min(firstBpm, from);
    int[] wider = new int[Math.max(end(), from + STEP) - start];
    System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : firstBpm - start, counts.length);
    counts = wider;
    firstBpm = start;
  }

  /** The end of the array, exclusive, in bpm. */
  private int end() {
    return firstBpm + counts.length;
  }

  /** The total number of readings. */
  public long count() {
    return count;
  }

  /** The number of readings of one heart rate. */
  public int count(int bpm) {
    return bpm >= firstBpm && bpm < end() ? counts[bpm - firstBpm] : 0;
  }

  /** Statistics of the readings; empty without readings. */
  public Optional<HeartRateStatistics> statistics() {
    return count == 0 ? Optional.empty() : Optional.of(statisticsOfSome());
  }

  private HeartRateStatistics statisticsOfSome() {
    int first = 0;
    while (counts[first] == 0) {
      first++;
    }
    int last = counts.length - 1;
    while (counts[last] == 0) {
      last--;
    }
    int minimum = firstBpm + first;
    int maximum = firstBpm + last;
    long sum = 0;
    for (int i = first; i <= last; i++) {
      sum += (long) counts[i] * (firstBpm + i);
    }
    double median = (valueAtRank((count - 1) / 2) + valueAtRank(count / 2)) / 2.0;
    double mean = (double) sum / count;
    return new HeartRateStatistics(
        count, minimum, maximum, mean, median, standardDeviation(minimum, maximum, mean));
  }

  /** Two passes, to avoid cancellation. */
  private OptionalDouble standardDeviation(int minimum, int maximum, double mean) {
    if (count < 2) {
      return OptionalDouble.empty();
    }
    double squares = 0;
    for (int bpm = minimum; bpm <= maximum; bpm++) {
      squares += counts[bpm - firstBpm] * (bpm - mean) * (bpm - mean);
    }
    return OptionalDouble.of(Math.sqrt(squares / (count - 1)));
  }

  /**
   * The value at a rank of the sorted readings.
   *
   * @param rank 0 for the lowest, {@code count() - 1} for the greatest
   */
  private int valueAtRank(long rank) {
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen > rank) {
        return firstBpm + i;
      }
    }
    throw new IllegalArgumentException("rank " + rank + " of " + count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BpmHistogram that && Arrays.equals(everyCount(), that.everyCount());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(everyCount());
  }

  private int[] everyCount() {
    return IntStream.rangeClosed(0, HeartRate.MAX_BPM).map(this::count).toArray();
  }

  @Override
  public String toString() {
    return "BpmHistogram of " + count + " readings";
  }
}

package coffee.domain.heartrate;

import java.util.Arrays;
import java.util.Optional;

/**
 * How often each heart rate was measured. Adding histograms loses nothing, so the statistics of any
 * period are exact, whatever pieces it is put together from. Not safe for use by many threads.
 */
public final class BpmHistogram {

  private final int[] counts = new int[HeartRate.MAX_BPM + 1];
  private long count;

  /**
   * Adds readings of one heart rate.
   *
   * @param bpm whole beats per minute, 1 to 254
   * @param readings how many, 0 or more
   */
  public void add(int bpm, int readings) {
    counts[bpm] += readings;
    count += readings;
  }

  /** Adds everything that another one counted. */
  public void add(BpmHistogram other) {
    for (int bpm = 0; bpm < counts.length; bpm++) {
      counts[bpm] += other.counts[bpm];
    }
    count += other.count;
  }

  /** How many readings were counted. */
  public long count() {
    return count;
  }

  /** How many readings of one heart rate were counted. */
  public int count(int bpm) {
    return counts[bpm];
  }

  /** Statistics of what was counted; empty if nothing was. */
  public Optional<HeartRateStatistics> statistics() {
    return count == 0 ? Optional.empty() : Optional.of(HeartRateStatistics.of(this));
  }

  /**
   * The value at a place in the sorted readings.
   *
   * @param rank 0 for the least, {@code count() - 1} for the greatest
   */
  int atRank(long rank) {
    long seen = 0;
    for (int bpm = 0; bpm < counts.length; bpm++) {
      seen += counts[bpm];
      if (seen > rank) {
        return bpm;
      }
    }
    throw new IllegalArgumentException("rank " + rank + " of " + count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BpmHistogram that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "BpmHistogram of " + count + " readings";
  }
}

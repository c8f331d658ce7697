package coffee.devices.apple;

import java.time.Instant;
import java.util.Arrays;

/**
 * A set of time intervals, such as sleep and workouts. Overlapping ones are merged, so that a
 * lifetime of them fits into a few megabytes. Not thread-safe.
 */
final class IntervalSet {

  /** Longer intervals are errors. */
  static final long MAX_SECONDS = 24 * 3600;

  /** A hundred years of sleep stages; further intervals are ignored. */
  private static final int MAX_COUNT = 1 << 20;

  private long[] starts = new long[64];
  private long[] ends = new long[64];
  private int count;
  private boolean ordered = true;

  /** Adds {@code start <= t < end}; empty and overlong intervals are ignored. */
  void add(Instant start, Instant end) {
    long length = end.getEpochSecond() - start.getEpochSecond();
    if (length <= 0 || length > MAX_SECONDS) {
      return;
    }
    if (count == MAX_COUNT) {
      order();
    }
    if (count < MAX_COUNT) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
      }
      starts[count] = start.getEpochSecond();
      ends[count] = end.getEpochSecond();
      count++;
      ordered = false;
    }
  }

  /** Whether an instant is within one of them. */
  boolean contains(Instant instant) {
    if (!ordered) {
      order();
    }
    long second = instant.getEpochSecond();
    int at = Arrays.binarySearch(starts, 0, count, second);
    int last = at >= 0 ? at : -at - 2;
    return last >= 0 && second < ends[last];
  }

  /**
   * Whether an instant is after the end of one of them, or at its end, and not within another.
   *
   * @param limit maximum time since the end, in seconds
   */
  boolean endedBefore(Instant instant, long limit) {
    if (!ordered) {
      order();
    }
    long second = instant.getEpochSecond();
    int at = Arrays.binarySearch(starts, 0, count, second);
    int last = at >= 0 ? at : -at - 2;
    return last >= 0 && second >= ends[last] && second - ends[last] <= limit;
  }

  private void order() {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(starts[a], starts[b]));
    long[] newStarts = new long[Math.max(64, count)];
    long[] newEnds = new long[Math.max(64, count)];
    int merged = 0;
    for (Integer i : order) {
      if (merged > 0 && starts[i] <= newEnds[merged - 1]) {
        newEnds[merged - 1] = Math.max(newEnds[merged - 1], ends[i]);
      } else {
        newStarts[merged] = starts[i];
        newEnds[merged] = ends[i];
        merged++;
      }
    }
    starts = newStarts;
    ends = newEnds;
    count = merged;
    ordered = true;
  }
}

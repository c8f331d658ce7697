package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Bins from one number on, before another.
 *
 * @param first the first bin, inclusive
 * @param end the bin after the last one, exclusive
 */
record BinRun(int first, int end) {

  /** One more statement costs about as much as reading an hour of readings in vain. */
  private static final int GREATEST_GAP = 12;

  /** Few runs that cover all of some bins, and little else. */
  static List<BinRun> allOf(SortedSet<Integer> numbers) {
    List<BinRun> runs = new ArrayList<>();
    if (numbers.isEmpty()) {
      return runs;
    }
    int first = numbers.first();
    int end = first + 1;
    for (int number : numbers) {
      if (number - end > GREATEST_GAP) {
        runs.add(new BinRun(first, end));
        first = number;
      }
      end = number + 1;
    }
    runs.add(new BinRun(first, end));
    return runs;
  }

  Instant start() {
    return startOf(first);
  }

  Instant until() {
    return startOf(end);
  }

  static Instant startOf(int binNumber) {
    return Instant.ofEpochSecond((long) binNumber * HeartRateBin.SECONDS);
  }
}

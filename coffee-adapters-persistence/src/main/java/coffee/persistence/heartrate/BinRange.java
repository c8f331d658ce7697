package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * A range of bin numbers.
 *
 * @param first first bin, inclusive
 * @param end last bin, exclusive
 */
record BinRange(int first, int end) {

  /** One additional statement costs about as much as reading one hour of unneeded readings. */
  private static final int GREATEST_GAP = 12;

  /** A few ranges that cover all given bins, and few others. */
  static List<BinRange> covering(SortedSet<Integer> numbers) {
    List<BinRange> runs = new ArrayList<>();
    if (numbers.isEmpty()) {
      return runs;
    }
    int first = numbers.first();
    int end = first + 1;
    for (int number : numbers) {
      if (number - end > GREATEST_GAP) {
        runs.add(new BinRange(first, end));
        first = number;
      }
      end = number + 1;
    }
    runs.add(new BinRange(first, end));
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

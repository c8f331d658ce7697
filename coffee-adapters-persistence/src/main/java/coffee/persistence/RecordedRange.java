package coffee.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A period within which readings or steps changed, a row of {@code range_change}.
 *
 * @param startMs start, in milliseconds since the epoch
 * @param endMs end, exclusive
 * @param rows how many rows were stored, changed or removed
 * @param last the last of the writes
 */
record RecordedRange(long startMs, long endMs, long rows, LastWrite last) {

  /** The write that a range is listed under. */
  record LastWrite(long revision, OptionalLong importId, Instant at) {}

  /** The least range that covers both, under the later write of the two. */
  RecordedRange joinedWith(RecordedRange other) {
    return new RecordedRange(
        Math.min(startMs, other.startMs),
        Math.max(endMs, other.endMs),
        rows + other.rows,
        last.revision() < other.last.revision() ? other.last : last);
  }

  /**
   * Joins neighbours until there are not too many, always those that become the shortest range: so
   * a client that reads one of them again reads little that has not changed.
   */
  static List<RecordedRange> join(List<RecordedRange> ranges, int most) {
    List<RecordedRange> joined = new ArrayList<>(ranges);
    joined.sort(
        Comparator.comparingLong(RecordedRange::startMs).thenComparingLong(RecordedRange::endMs));
    while (joined.size() > most) {
      int shortest = 0;
      long length = Long.MAX_VALUE;
      for (int i = 0; i + 1 < joined.size(); i++) {
        RecordedRange both = joined.get(i).joinedWith(joined.get(i + 1));
        if (both.endMs - both.startMs < length) {
          shortest = i;
          length = both.endMs - both.startMs;
        }
      }
      joined.set(shortest, joined.get(shortest).joinedWith(joined.remove(shortest + 1)));
    }
    return joined;
  }
}

package coffee.devices.cloud;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The latest versions of records that a file contains several times, by their instants. Takes up to
 * about 50 MB, for files with versions only. Not thread-safe.
 */
final class RecordVersions {

  /** The number of a bit has 27 of 64 bits: ten years of minutes set a twenty-fifth of all. */
  private static final int SHIFT = 64 - 27;

  /** Repeated instants beyond are not compared: the first record counts. */
  private static final int MAX_REPEATED = 200_000;

  private final BitSet seen = new BitSet();
  private final Map<Long, Long> latest = new HashMap<>();

  /** Adds a record in the first pass over the file. */
  void add(long instant, long version) {
    int bit = (int) (spread(instant) >>> SHIFT);
    if (!seen.get(bit)) {
      seen.set(bit);
    } else if (latest.containsKey(instant) || latest.size() < MAX_REPEATED) {
      latest.merge(instant, version, Math::max);
    }
  }

  /**
   * Whether there is a later version of a record, in the second pass over the file. The first
   * record of an instant is compared with the others, these also with the first.
   */
  boolean isSuperseded(long instant, long version) {
    Long other = latest.get(instant);
    if (other == null) {
      return false;
    }
    latest.put(instant, Math.max(other, version));
    return version < other;
  }

  /** Fibonacci hashing: spreads neighbouring instants over the highest bits. */
  private static long spread(long instant) {
    return instant * 0x9E3779B97F4A7C15L;
  }
}

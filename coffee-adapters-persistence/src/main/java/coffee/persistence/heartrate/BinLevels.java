package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.HeartRateBin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** Computes the levels of the bins of an hour. Not thread-safe. */
final class BinLevels {

  private final int[] counts = new int[HeartRate.MAX_BPM + 1];
  private int valid;
  private int readings;
  private int flags;

  /**
   * The levels of all bins that have readings, ascending.
   *
   * @param frozen the counts of bins whose readings were deleted
   */
  static List<BinLevel> of(HourReadings readings, SortedMap<Integer, ContextCounts> frozen) {
    BinLevels levels = new BinLevels();
    List<BinLevel> all = new ArrayList<>(BinLevel.PER_HOUR);
    int next = 0;
    for (int bin = 0; bin < BinLevel.PER_HOUR; bin++) {
      ContextCounts counts = frozen.get(bin);
      if (counts != null) {
        counts.forEach(levels::count);
      }
      int end = (bin + 1) * BinLevel.LENGTH_MS;
      for (; next < readings.size() && readings.offsetMs(next) < end; next++) {
        levels.count(readings.context(next), readings.bpm(next), 1);
      }
      if (levels.readings > 0) {
        all.add(levels.take(bin));
      }
    }
    return all;
  }

  private void count(int context, int bpm, int count) {
    readings += count;
    flags |= BinLevel.flag(context);
    if (bpm >= HeartRateBin.MIN_VALID_BPM && bpm <= HeartRateBin.MAX_VALID_BPM) {
      valid += count;
      counts[bpm] += count;
    }
  }

  private BinLevel take(int bin) {
    BinLevel level =
        valid == 0
            ? new BinLevel(bin, 0, 0, 0, flags)
            : new BinLevel(
                bin,
                valid,
                valueAt((valid - 1) / HeartRateBin.QUIET_FRACTION),
                valueAt((valid - 1) / 2) + valueAt(valid / 2),
                flags);
    Arrays.fill(counts, 0);
    valid = 0;
    readings = 0;
    flags = 0;
    return level;
  }

  private int valueAt(int rank) {
    int bpm = HeartRateBin.MIN_VALID_BPM;
    int seen = counts[bpm];
    while (seen <= rank) {
      seen += counts[++bpm];
    }
    return bpm;
  }
}

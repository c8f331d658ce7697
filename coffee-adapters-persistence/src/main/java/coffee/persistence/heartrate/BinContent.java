package coffee.persistence.heartrate;

import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateStatistics;
import coffee.domain.heartrate.ReadingContext.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * The content of a {@code heart_rate_bin} row.
 *
 * @param validReadings number of readings from 30 to 220 bpm
 * @param medianHalfBpm twice the median; 0 if there are none
 * @param flags sum of the flags of the occurring contexts
 * @param readings all readings by context
 */
record BinContent(
    int validReadings, int medianHalfBpm, int flags, Map<Kind, BpmHistogram> readings) {

  static final int EXERCISE = 1;
  static final int SLEEPING = 2;
  static final int ACTIVE = 4;

  /** The content of a bin with these readings. */
  static BinContent of(Map<Kind, BpmHistogram> readings) {
    BpmHistogram valid = new BpmHistogram();
    int flags = 0;
    for (Map.Entry<Kind, BpmHistogram> entry : readings.entrySet()) {
      flags |= flag(entry.getKey());
      for (int bpm = HeartRateBin.MIN_VALID_BPM; bpm <= HeartRateBin.MAX_VALID_BPM; bpm++) {
        valid.add(bpm, entry.getValue().count(bpm));
      }
    }
    double median = valid.statistics().map(HeartRateStatistics::median).orElse(0.0);
    return new BinContent(Math.toIntExact(valid.count()), (int) (2 * median), flags, readings);
  }

  static BinContent read(ResultSet row) throws SQLException {
    return new BinContent(
        row.getInt("valid_readings"),
        row.getInt("median_half_bpm"),
        row.getInt("flags"),
        HistogramCodec.decodeByContext(row.getBytes("histogram")));
  }

  private static int flag(Kind kind) {
    return switch (kind) {
      case EXERCISE -> EXERCISE;
      case SLEEPING -> SLEEPING;
      case ACTIVE -> ACTIVE;
      case RESTING, RECOVERY, STRESSED, PANIC, POST_COFFEE, UNKNOWN -> 0;
    };
  }
}

package coffee.persistence.heartrate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what is derived from the readings of an hour, as it is stored, with what follows from
 * them.
 */
final class HourComparison {

  private static final byte[] NONE = {};

  private final Hour hour;
  private final PackedHour computed;

  HourComparison(Hour hour) {
    this.hour = hour;
    this.computed = hour.pack();
  }

  /**
   * The starts of the bins that differ, ascending. If only something of the whole hour differs, it
   * is the first bin.
   *
   * @param row the row of the hour
   */
  List<Instant> differences(ResultSet row) throws SQLException {
    Optional<byte[]> levels = StoredHours.bytes(row, "levels");
    Set<Integer> bins = new TreeSet<>();
    if (!isSame(levels, computed.levels())) {
      bins.addAll(differentBins(levels));
    }
    if (bins.isEmpty() && !isSame(row)) {
      bins.add(hour.levels().stream().map(BinLevel::bin).findFirst().orElse(0));
    }
    return bins.stream()
        .map(bin -> Instant.ofEpochMilli(hour.key().startMs() + (long) bin * BinLevel.LENGTH_MS))
        .toList();
  }

  private boolean isSame(ResultSet row) throws SQLException {
    return isSame(StoredHours.bytes(row, "levels"), computed.levels())
        && isSame(StoredHours.bytes(row, "totals"), computed.totals())
        && row.getInt("n") == computed.count()
        && row.getInt("min_bpm") == computed.minBpm()
        && row.getInt("max_bpm") == computed.maxBpm()
        && row.getInt("contexts") == computed.contexts()
        && Arrays.equals(row.getBytes("sources"), computed.sources());
  }

  private static boolean isSame(Optional<byte[]> one, Optional<byte[]> other) {
    return Arrays.equals(one.orElse(NONE), other.orElse(NONE));
  }

  /** If the stored ones are missing or cannot be read, all bins of the hour. */
  private Set<Integer> differentBins(Optional<byte[]> stored) {
    Map<Integer, BinLevel> right = byBin(hour.levels());
    Map<Integer, BinLevel> found = new HashMap<>();
    try {
      stored.ifPresent(bytes -> found.putAll(byBin(LevelsCodec.decode(hour.key(), bytes))));
    } catch (UnreadableHourException unreadable) {
      return right.keySet();
    }
    Set<Integer> all = new TreeSet<>(right.keySet());
    all.addAll(found.keySet());
    all.removeIf(bin -> Objects.equals(right.get(bin), found.get(bin)));
    return all;
  }

  private static Map<Integer, BinLevel> byBin(List<BinLevel> levels) {
    Map<Integer, BinLevel> byBin = new HashMap<>();
    levels.forEach(level -> byBin.put(level.bin(), level));
    return byBin;
  }
}

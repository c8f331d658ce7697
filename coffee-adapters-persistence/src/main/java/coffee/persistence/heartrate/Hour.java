package coffee.persistence.heartrate;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An hour of a person's heart rate, unpacked.
 *
 * <p>The column {@code levels} has the median of each bin and, for bins of ten readings or more,
 * also the quiet level (METHOD 3.13). The column {@code bins} has only the counts of frozen bins.
 * The comments of these columns in the database say less; they cannot be corrected, because a
 * change of a migration's text would change its checksum.
 *
 * @param readings what is stored of each reading
 * @param frozen the counts of bins whose readings were deleted by retention, by the number of the
 *     bin in the hour
 */
record Hour(HourKey key, HourReadings readings, SortedMap<Integer, ContextCounts> frozen) {

  /** With more readings, levels and totals are stored; otherwise they are computed when read. */
  private static final int MAX_UNSUMMARIZED_READINGS = 16;

  static Hour empty(HourKey key) {
    return new Hour(key, HourReadings.empty(), Collections.emptySortedMap());
  }

  /**
   * Unpacks an hour.
   *
   * @throws UnreadableHourException if it cannot be read completely
   */
  static Hour of(HourKey key, Optional<byte[]> readings, Optional<byte[]> bins) {
    return new Hour(
        key,
        readings.map(bytes -> HourCodec.decode(key, bytes)).orElseGet(HourReadings::empty),
        bins.map(bytes -> CountsCodec.decodeBins(key, bytes))
            .orElseGet(Collections::emptySortedMap));
  }

  /** The same hour with other readings. */
  Hour with(HourReadings others) {
    return new Hour(key, others, frozen);
  }

  boolean isEmpty() {
    return readings.size() == 0 && frozen.isEmpty();
  }

  List<BinLevel> levels() {
    return BinLevels.of(readings, frozen);
  }

  ContextCounts totals() {
    ContextCounts totals = new ContextCounts();
    frozen.values().forEach(totals::add);
    totals.add(readings, 0, readings.size());
    return totals;
  }

  PackedHour pack() {
    int minimum = readings.size() == 0 ? 0 : Integer.MAX_VALUE;
    int maximum = 0;
    int contexts = 0;
    BitSet sources = new BitSet();
    for (int i = 0; i < readings.size(); i++) {
      minimum = Math.min(minimum, readings.bpm(i));
      maximum = Math.max(maximum, readings.bpm(i));
      contexts |= 1 << (readings.context(i) - 1);
      sources.set(readings.source(i));
    }
    ContextCounts totals = totals();
    boolean isSummarized = totals.total() > MAX_UNSUMMARIZED_READINGS;
    return new PackedHour(
        key,
        readings.size(),
        minimum,
        maximum,
        contexts,
        bytes(sources),
        isSummarized ? Optional.of(LevelsCodec.encode(key, levels())) : Optional.empty(),
        isSummarized ? Optional.of(CountsCodec.encodeTotals(key, totals)) : Optional.empty(),
        readings.size() == 0 ? Optional.empty() : Optional.of(HourCodec.encode(key, readings)),
        frozen.isEmpty() ? Optional.empty() : Optional.of(CountsCodec.encodeBins(key, frozen)));
  }

  private static byte[] bytes(BitSet sources) {
    byte[] bytes = new byte[sources.cardinality()];
    int i = 0;
    for (int source = sources.nextSetBit(0); source >= 0; source = sources.nextSetBit(source + 1)) {
      bytes[i++] = (byte) source;
    }
    return bytes;
  }
}

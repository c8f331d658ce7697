package coffee.domain.correlation;

import coffee.domain.heartrate.HeartRateBin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One reading as a device reports it, before it is binned.
 *
 * @param epochMillis when
 * @param bpm heart rate, artefacts included
 * @param context the label
 */
record RawReading(long epochMillis, int bpm, String context) {

  private static final long MILLIS_PER_BIN = 1_000L * HeartRateBin.SECONDS;

  /** The bins of readings in any order; the same reading twice counts once (METHOD 3.1, 6). */
  static List<HeartRateBin> bins(List<RawReading> readings) {
    TreeMap<Long, List<RawReading>> byBin = new TreeMap<>();
    for (RawReading reading : Set.copyOf(readings)) {
      byBin
          .computeIfAbsent(
              Math.floorDiv(reading.epochMillis, MILLIS_PER_BIN), bin -> new ArrayList<>())
          .add(reading);
    }
    return byBin.entrySet().stream().map(bin -> bin(bin.getKey(), bin.getValue())).toList();
  }

  private static HeartRateBin bin(long number, List<RawReading> readings) {
    int[] valid =
        readings.stream()
            .mapToInt(RawReading::bpm)
            .filter(bpm -> bpm >= HeartRateBin.MIN_VALID_BPM && bpm <= HeartRateBin.MAX_VALID_BPM)
            .sorted()
            .toArray();
    return new HeartRateBin(
        number,
        valid.length,
        median(valid),
        valid.length < 10 ? median(valid) : valid[(valid.length - 1) / 5],
        contexts(readings).anyMatch("exercise"::equals),
        contexts(readings).anyMatch("sleeping"::equals),
        contexts(readings).anyMatch("active"::equals));
  }

  private static Stream<String> contexts(List<RawReading> readings) {
    return readings.stream().map(RawReading::context);
  }

  private static double median(int[] sorted) {
    int n = sorted.length;
    return n == 0 ? 0 : Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average().orElseThrow();
  }
}

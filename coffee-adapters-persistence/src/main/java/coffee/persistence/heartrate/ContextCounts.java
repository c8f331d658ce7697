package coffee.persistence.heartrate;

import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.ReadingContext.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Numbers of readings by context and heart rate. Not thread-safe. */
final class ContextCounts {

  /** Receives a number of readings. */
  @FunctionalInterface
  interface Consumer {

    /** Called for each context and heart rate that occur, ascending. */
    void accept(int context, int bpm, int count);
  }

  private static final int[] NONE = {};

  /** By context; of length 0 for those that do not occur. */
  private final int[][] counts = new int[ContextCode.MAX + 1][];

  /** No heart rate below occurs. */
  private int least = HeartRate.MAX_BPM + 1;

  /** No heart rate above occurs. */
  private int greatest = -1;

  private int total;

  ContextCounts() {
    Arrays.fill(counts, NONE);
  }

  void add(int context, int bpm, int count) {
    int[] ofContext = counts[context];
    if (ofContext.length == 0) {
      ofContext = new int[HeartRate.MAX_BPM + 1];
      counts[context] = ofContext;
    }
    ofContext[bpm] += count;
    total += count;
    least = Math.min(least, bpm);
    greatest = Math.max(greatest, bpm);
  }

  /**
   * Adds readings.
   *
   * @param from index of the first
   * @param end after the index of the last
   */
  void add(HourReadings readings, int from, int end) {
    for (int i = from; i < end; i++) {
      add(readings.context(i), readings.bpm(i), 1);
    }
  }

  void add(ContextCounts other) {
    other.forEach(this::add);
  }

  boolean isEmpty() {
    return total == 0;
  }

  int total() {
    return total;
  }

  /** The numbers of one context by heart rate; of length 0 if it does not occur. */
  int[] ofContext(int context) {
    return counts[context];
  }

  void forEach(Consumer consumer) {
    for (int context = 1; context <= ContextCode.MAX; context++) {
      int[] ofContext = ofContext(context);
      for (int bpm = least; bpm <= greatest && ofContext.length > 0; bpm++) {
        if (ofContext[bpm] > 0) {
          consumer.accept(context, bpm, ofContext[bpm]);
        }
      }
    }
  }

  /** As values of the domain; contexts without readings are omitted. */
  Map<Kind, BpmHistogram> byContext() {
    Map<Kind, BpmHistogram> histograms = new EnumMap<>(Kind.class);
    forEach(
        (context, bpm, count) ->
            histograms
                .computeIfAbsent(ContextCode.kind(context), kind -> new BpmHistogram())
                .add(bpm, count));
    return histograms;
  }

  /** All contexts together. */
  BpmHistogram overall() {
    BpmHistogram histogram = new BpmHistogram();
    forEach((context, bpm, count) -> histogram.add(bpm, count));
    return histogram;
  }
}

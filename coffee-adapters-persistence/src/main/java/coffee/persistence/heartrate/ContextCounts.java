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

  /** Counts by heart rate for each context; of length 0 for contexts that do not occur. */
  private final int[][] counts = new int[ContextCode.MAX + 1][];

  /**
   * Arrays of zeros for contexts that occurred before the last {@link #clear}; otherwise as above.
   */
  private final int[][] spare = new int[ContextCode.MAX + 1][];

  /** The least heart rate that may occur. */
  private int least = HeartRate.MAX_BPM + 1;

  /** The greatest heart rate that may occur. */
  private int greatest = -1;

  private int total;

  ContextCounts() {
    Arrays.fill(counts, NONE);
    Arrays.fill(spare, NONE);
  }

  void add(int context, int bpm, int count) {
    occurring(context)[bpm] += count;
    total += count;
    least = Math.min(least, bpm);
    greatest = Math.max(greatest, bpm);
  }

  private int[] occurring(int context) {
    int[] ofContext = counts[context];
    if (ofContext.length == 0) {
      ofContext = spare[context].length > 0 ? spare[context] : new int[HeartRate.MAX_BPM + 1];
      counts[context] = ofContext;
      spare[context] = NONE;
    }
    return ofContext;
  }

  /** Removes all readings, and keeps the memory for others. */
  void clear() {
    for (int context = 1; context <= ContextCode.MAX; context++) {
      if (counts[context].length > 0) {
        Arrays.fill(counts[context], least, greatest + 1, 0);
        spare[context] = counts[context];
        counts[context] = NONE;
      }
    }
    least = HeartRate.MAX_BPM + 1;
    greatest = -1;
    total = 0;
  }

  /**
   * Adds readings.
   *
   * @param from index of the first
   * @param end after the index of the last
   */
  void add(HourReadings readings, int from, int end) {
    int i = from;
    while (i < end) {
      int context = readings.context(i);
      int[] ofContext = occurring(context);
      for (; i < end && readings.context(i) == context; i++) {
        int bpm = readings.bpm(i);
        ofContext[bpm]++;
        least = Math.min(least, bpm);
        greatest = Math.max(greatest, bpm);
      }
    }
    total += Math.max(0, end - from);
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
    for (int context = 1; context <= ContextCode.MAX; context++) {
      BpmHistogram histogram = new BpmHistogram();
      addTo(histogram, context);
      if (histogram.count() > 0) {
        histograms.put(ContextCode.kind(context), histogram);
      }
    }
    return histograms;
  }

  /** All contexts together. */
  BpmHistogram overall() {
    BpmHistogram histogram = new BpmHistogram();
    for (int context = 1; context <= ContextCode.MAX; context++) {
      addTo(histogram, context);
    }
    return histogram;
  }

  private void addTo(BpmHistogram histogram, int context) {
    if (counts[context].length > 0) {
      histogram.add(counts[context], least, greatest + 1);
    }
  }
}

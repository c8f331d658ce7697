package coffee.domain.correlation.data;

import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.util.List;

/** The bins of the analysed period, ascending, stored column by column. */
public final class BinColumns {

  private final long[] number;
  private final long[] localMinute;
  private final double[] bpm;
  private final double[] median;
  private final int[] readings;
  private final boolean[] exercise;
  private final boolean[] sleeping;
  private final boolean[] active;
  private final int futureBins;

  private BinColumns(List<HeartRateBin> bins, LocalClock clock, int future) {
    int n = bins.size();
    number = new long[n];
    localMinute = new long[n];
    bpm = new double[n];
    median = new double[n];
    readings = new int[n];
    exercise = new boolean[n];
    sleeping = new boolean[n];
    active = new boolean[n];
    this.futureBins = future;
    for (int i = 0; i < n; i++) {
      set(i, bins.get(i));
      localMinute[i] = clock.localMinute(number[i]);
    }
  }

  /** Selects the bins that overlap the period and do not start later than now. */
  public static BinColumns selectFor(
      CorrelationInput input, List<HeartRateBin> bins, LocalClock clock) {
    long now = HeartRateBin.numberOf(input.now());
    List<HeartRateBin> within =
        bins.stream().filter(bin -> overlaps(bin, input.from(), input.until())).toList();
    List<HeartRateBin> past = within.stream().filter(bin -> bin.number() <= now).toList();
    return new BinColumns(past, clock, within.size() - past.size());
  }

  private static boolean overlaps(HeartRateBin bin, Instant from, Instant until) {
    return bin.start().isBefore(until)
        && bin.start().plusSeconds(HeartRateBin.SECONDS).isAfter(from);
  }

  private void set(int i, HeartRateBin bin) {
    if (i > 0 && number[i - 1] >= bin.number()) {
      throw new IllegalArgumentException("bin " + bin.number() + " after " + number[i - 1]);
    }
    number[i] = bin.number();
    bpm[i] = bin.levelBpm();
    median[i] = bin.medianBpm();
    readings[i] = bin.validReadings();
    exercise[i] = bin.exercise();
    sleeping[i] = bin.sleeping();
    active[i] = bin.active();
  }

  int size() {
    return number.length;
  }

  long number(int i) {
    return number[i];
  }

  /** The wall clock at its centre, see {@link LocalClock#localMinute}. */
  long localMinute(int i) {
    return localMinute[i];
  }

  /** The value of the bin (METHOD 3.13); 0 without valid readings. */
  double bpm(int i) {
    return bpm[i];
  }

  /** Median of the valid readings; 0 without any. */
  double median(int i) {
    return median[i];
  }

  /** How many valid readings there are. */
  int readings(int i) {
    return readings[i];
  }

  boolean exercise(int i) {
    return exercise[i];
  }

  boolean sleeping(int i) {
    return sleeping[i];
  }

  boolean active(int i) {
    return active[i];
  }

  /** How many bins were left out because they start later than now. */
  public int futureBins() {
    return futureBins;
  }
}

package coffee.domain.correlation.episodes;

import coffee.domain.correlation.data.RowWindowSums;
import java.util.List;

/**
 * Heart rate relative to the hour before, in quarter-hours from -60 to +300 minutes (METHOD 2). A
 * quarter-hour without rows is unknown.
 */
final class LagCurve {

  static final int FIRST_MINUTE = -60;
  static final int MINUTES = 15;
  static final int LAGS = 24;

  private final double[] bpm = new double[LAGS];
  private final boolean[] known = new boolean[LAGS];

  /**
   * The curve around an instant.
   *
   * @param minute the instant, in minutes since the epoch
   * @param baseline the reference heart rate
   * @param undisturbed minutes until the next dose has an influence
   */
  static LagCurve around(RowWindowSums windows, long minute, double baseline, long undisturbed) {
    LagCurve curve = new LagCurve();
    for (int lag = 0; lag < LAGS; lag++) {
      long offset = FIRST_MINUTE + (long) lag * MINUTES;
      long from = minute + offset;
      long until = minute + Math.min(offset + MINUTES, undisturbed);
      if (windows.rowCount(from, until) > 0) {
        curve.put(lag, windows.meanBpm(from, until) - baseline);
      }
    }
    return curve;
  }

  /** The mean of curves at lags known to at least {@code minimum} of them. */
  static LagCurve mean(List<LagCurve> curves, int minimum) {
    LagCurve mean = new LagCurve();
    for (int lag = 0; lag < LAGS; lag++) {
      double sum = 0;
      int count = 0;
      for (LagCurve curve : curves) {
        sum += curve.bpm[lag];
        count += curve.known[lag] ? 1 : 0;
      }
      if (count >= minimum) {
        mean.put(lag, sum / count);
      }
    }
    return mean;
  }

  /** The difference at lags known to both. */
  LagCurve subtract(LagCurve other) {
    LagCurve difference = new LagCurve();
    for (int lag = 0; lag < LAGS; lag++) {
      if (known[lag] && other.known[lag]) {
        difference.put(lag, bpm[lag] - other.bpm[lag]);
      }
    }
    return difference;
  }

  private void put(int lag, double value) {
    bpm[lag] = value;
    known[lag] = true;
  }

  boolean isKnown(int lag) {
    return known[lag];
  }

  /** 0 where it is unknown. */
  double bpm(int lag) {
    return bpm[lag];
  }

  int knownQuarters() {
    int count = 0;
    for (boolean quarter : known) {
      count += quarter ? 1 : 0;
    }
    return count;
  }
}

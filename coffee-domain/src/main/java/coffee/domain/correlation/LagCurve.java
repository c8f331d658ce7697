package coffee.domain.correlation;

import coffee.domain.correlation.ControlDays.Control;
import java.util.List;

/**
 * Heart rate relative to the hour before, by quarters of an hour from -60 to +300 minutes, for one
 * episode (METHOD 2): {@code NaN} inside where a quarter has no row.
 */
final class LagCurve {

  static final int FIRST_MINUTE = -60;
  static final int MINUTES = 15;
  static final int LAGS = 24;

  private static final int LEAST_CONTROLS = 2;

  private final RowWindows windows;

  LagCurve(RowWindows windows) {
    this.windows = windows;
  }

  /**
   * The curve around a moment.
   *
   * @param undisturbed minutes from the moment after which another cup plays a part
   */
  double[] around(long minute, double baseline, long undisturbed) {
    double[] curve = new double[LAGS];
    for (int lag = 0; lag < LAGS; lag++) {
      long offset = FIRST_MINUTE + (long) lag * MINUTES;
      long from = minute + offset;
      long until = minute + Math.min(offset + MINUTES, undisturbed);
      curve[lag] =
          windows.rows(from, until) == 0 ? Double.NaN : windows.meanBpm(from, until) - baseline;
    }
    return curve;
  }

  /** The mean curve of controls; a quarter in which fewer than two have rows is unknown. */
  double[] mean(List<Control> controls) {
    double[] sum = new double[LAGS];
    int[] count = new int[LAGS];
    for (Control control : controls) {
      double[] curve = around(control.minute(), control.baseline(), control.undisturbed());
      for (int lag = 0; lag < LAGS; lag++) {
        if (!Double.isNaN(curve[lag])) {
          sum[lag] += curve[lag];
          count[lag]++;
        }
      }
    }
    for (int lag = 0; lag < LAGS; lag++) {
      sum[lag] = count[lag] < LEAST_CONTROLS ? Double.NaN : sum[lag] / count[lag];
    }
    return sum;
  }

  /** What is left of a curve when another is subtracted. */
  static double[] difference(double[] curve, double[] subtracted) {
    double[] difference = new double[LAGS];
    for (int lag = 0; lag < LAGS; lag++) {
      difference[lag] = curve[lag] - subtracted[lag];
    }
    return difference;
  }

  static boolean isEnough(List<Control> controls) {
    return controls.size() >= LEAST_CONTROLS;
  }
}

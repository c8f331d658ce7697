package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.LocalClock;
import coffee.domain.correlation.data.WakingRows;
import java.util.stream.IntStream;

/** The columns for other influences on heart rate (METHOD 3.2). */
final class Covariates {

  /** Time constants of waking up, in minutes. */
  private static final double[] WAKING_MINUTES = {20, 60, 180};

  private static final int MINUTES_PER_BIN = 5;

  private static final int AFTER_CUP_MINUTES = 120;

  /** The waking-up effect ends after half a day. */
  private static final int WAKING_BINS = 720 / MINUTES_PER_BIN;

  /** The knots of the finer curve of waking up, in minutes (METHOD 3.10). */
  private static final int[] WAKING_KNOTS = {0, 15, 30, 45, 60, 75, 90, 120, 150, 180, 240, 360};

  /** Rows within ten hours of waking inform the waking-up effect. */
  private static final int MORNING_BINS = 600 / MINUTES_PER_BIN;

  private Covariates() {}

  /**
   * 1 if a dose is taken at a time u with {@code from <= t - u < until}, in whole minutes, else 0.
   * Covers activity around drinking and drinking when tired.
   */
  static double[] aroundDoses(WakingRows rows, DoseSeries doses, int from, int until) {
    double[] column = new double[rows.size()];
    int first = 0;
    for (int cup = 0; cup < doses.size(); cup++) {
      long minute = doses.minute(cup);
      while (first < column.length && centre(rows, first) < minute + from) {
        first++;
      }
      for (int i = first; i < column.length && centre(rows, i) < minute + until; i++) {
        column[i] = 1;
      }
    }
    return column;
  }

  /** 1 in the two hours after a dose, else 0 (METHOD 3.11). */
  static double[] afterCup(WakingRows rows, DoseSeries doses) {
    return aroundDoses(rows, doses, 0, AFTER_CUP_MINUTES);
  }

  private static long centre(WakingRows rows, int row) {
    return LocalClock.centreMinute(rows.bin(row));
  }

  /** {@code cos(2πk m/1440)} and {@code sin(2πk m/1440)} for k = 1 to the number of harmonics. */
  static ClockHarmonics timeOfDay(WakingRows rows, int first, int harmonics) {
    short[] minutes = new short[rows.size()];
    for (int i = 0; i < minutes.length; i++) {
      minutes[i] = (short) rows.minuteOfDay(i);
    }
    return new ClockHarmonics(first, harmonics, minutes);
  }

  /** {@code exp(-a/20)}, {@code exp(-a/60)}, {@code exp(-a/180)} at a minutes awake. */
  static double[][] timeSinceWaking(WakingRows rows) {
    double[][] columns = new double[WAKING_MINUTES.length][];
    for (int c = 0; c < columns.length; c++) {
      double[] decay = new double[WAKING_BINS];
      for (int bins = 0; bins < WAKING_BINS; bins++) {
        decay[bins] = Math.exp(-MINUTES_PER_BIN * bins / WAKING_MINUTES[c]);
      }
      columns[c] =
          IntStream.range(0, rows.size())
              .mapToLong(rows::binsSinceSleep)
              .mapToDouble(bins -> bins < WAKING_BINS ? decay[(int) bins] : 0)
              .toArray();
    }
    return columns;
  }

  /**
   * The finer curve of waking up: column j is 1 at the j-th knot, 0 at every other, and linear
   * between neighbours; a nap does not count as waking up.
   */
  static double[][] finerTimeSinceWaking(WakingRows rows) {
    int last = WAKING_KNOTS.length - 1;
    double[][] columns = new double[last][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      long bins = rows.binsSinceNight(i);
      if (bins < WAKING_KNOTS[last] / MINUTES_PER_BIN) {
        double minutes = bins * MINUTES_PER_BIN;
        int knot = 0;
        while (minutes >= WAKING_KNOTS[knot + 1]) {
          knot++;
        }
        double share =
            (minutes - WAKING_KNOTS[knot]) / (WAKING_KNOTS[knot + 1] - WAKING_KNOTS[knot]);
        columns[knot][i] = 1 - share;
        if (knot + 1 < last) {
          columns[knot + 1][i] = share;
        }
      }
    }
    return columns;
  }

  /** Whether a row lies within ten hours of waking up, given its bins since then. */
  static boolean isMorning(long binsAwake) {
    return binsAwake < MORNING_BINS;
  }

  /** 1 where a reading was labelled active, else 0. */
  static double[] activityLabel(WakingRows rows) {
    double[] column = new double[rows.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = rows.active(i) ? 1 : 0;
    }
    return column;
  }
}

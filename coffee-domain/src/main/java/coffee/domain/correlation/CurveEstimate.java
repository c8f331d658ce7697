package coffee.domain.correlation;

import coffee.domain.correlation.ControlDays.Control;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The response curve of METHOD 2: mean over episodes, less the same on matched control days where
 * at least half of its values have two or more of them; else the raw mean, labelled so.
 */
final class CurveEstimate {

  private final List<Long> days = new ArrayList<>();
  private final List<double[]> raw = new ArrayList<>();
  private final List<Long> correctedDays = new ArrayList<>();
  private final List<double[]> corrected = new ArrayList<>();
  private final LagCurve lags;
  private final ControlDays controlDays;

  CurveEstimate(RowWindows windows, ControlDays controlDays) {
    lags = new LagCurve(windows);
    this.controlDays = controlDays;
  }

  /**
   * Adds a used episode.
   *
   * @param day statistical day of its first cup
   */
  void add(Serving serving, double baseline, long day) {
    long minute = serving.minute();
    double[] curve = lags.around(minute, baseline, serving.undisturbedMinutes(Integer.MAX_VALUE));
    days.add(day);
    raw.add(curve);
    List<Control> controls = controlDays.of(minute);
    if (LagCurve.isEnough(controls)) {
      correctedDays.add(day);
      corrected.add(LagCurve.difference(curve, lags.mean(controls)));
    }
  }

  /** The curve of all that was added. */
  ResponseCurve curve(long seed) {
    long values = values(corrected);
    boolean isCorrected = values > 0 && 2 * values >= values(raw);
    return new ResponseCurve(
        isCorrected,
        isCorrected ? points(correctedDays, corrected, seed) : points(days, raw, seed));
  }

  private static long values(List<double[]> curves) {
    return curves.stream()
        .flatMapToDouble(Arrays::stream)
        .filter(value -> !Double.isNaN(value))
        .count();
  }

  private static List<ResponseCurve.Point> points(
      List<Long> dayOfCurve, List<double[]> curves, long seed) {
    List<Long> distinct = dayOfCurve.stream().distinct().toList();
    int[] dayIndex = dayOfCurve.stream().mapToInt(distinct::indexOf).toArray();
    DayBootstrap bootstrap = new DayBootstrap(seed, distinct.size());
    return IntStream.range(0, LagCurve.LAGS)
        .mapToObj(lag -> point(lag, dayIndex, curves, bootstrap, distinct.size()))
        .filter(point -> point.episodes() > 0)
        .toList();
  }

  private static ResponseCurve.Point point(
      int lag, int[] dayIndex, List<double[]> curves, DayBootstrap bootstrap, int days) {
    double[] sums = new double[days];
    int[] counts = new int[days];
    double total = 0;
    int episodes = 0;
    for (int i = 0; i < dayIndex.length; i++) {
      double value = curves.get(i)[lag];
      if (!Double.isNaN(value)) {
        sums[dayIndex[i]] += value;
        counts[dayIndex[i]]++;
        total += value;
        episodes++;
      }
    }
    return new ResponseCurve.Point(
        LagCurve.FIRST_MINUTE + lag * LagCurve.MINUTES,
        episodes == 0 ? 0 : total / episodes,
        bootstrap.band(sums, counts),
        episodes);
  }
}

package coffee.domain.correlation.episodes;

import coffee.domain.correlation.result.ResponseCurve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The mean curve of episodes with its bootstrap band, resampled by day (METHOD 2). */
final class MeanCurve {

  private final Map<Long, Integer> indexOfDay = new HashMap<>();
  private final List<Integer> days = new ArrayList<>();
  private final List<LagCurve> curves = new ArrayList<>();
  private int valueCount;

  /** Adds the curve of an episode of a statistical day. */
  void add(long day, LagCurve curve) {
    days.add(indexOfDay.computeIfAbsent(day, unused -> indexOfDay.size()));
    curves.add(curve);
    valueCount += curve.knownQuarters();
  }

  /** Number of known quarter-hours over all curves. */
  int valueCount() {
    return valueCount;
  }

  /** The points of quarter-hours known to any curve. */
  List<ResponseCurve.Point> points(long seed) {
    DayBootstrap bootstrap = new DayBootstrap(seed, indexOfDay.size());
    return IntStream.range(0, LagCurve.LAGS)
        .filter(lag -> curves.stream().anyMatch(curve -> curve.isKnown(lag)))
        .mapToObj(lag -> point(lag, bootstrap))
        .toList();
  }

  private ResponseCurve.Point point(int lag, DayBootstrap bootstrap) {
    double[] sums = new double[indexOfDay.size()];
    int[] counts = new int[indexOfDay.size()];
    double total = 0;
    int episodes = 0;
    for (int i = 0; i < curves.size(); i++) {
      if (curves.get(i).isKnown(lag)) {
        sums[days.get(i)] += curves.get(i).bpm(lag);
        counts[days.get(i)]++;
        total += curves.get(i).bpm(lag);
        episodes++;
      }
    }
    return new ResponseCurve.Point(
        LagCurve.FIRST_MINUTE + lag * LagCurve.MINUTES,
        total / episodes,
        bootstrap.confidenceBand(sums, counts),
        episodes);
  }
}

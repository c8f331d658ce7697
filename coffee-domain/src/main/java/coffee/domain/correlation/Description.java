package coffee.domain.correlation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The descriptive part of a result (METHOD 2); newest episode first.
 *
 * @param episodes every one that starts in the period
 * @param totals totals of the used ones
 * @param curve heart rate around them
 */
record Description(List<Episode> episodes, EpisodeTotals totals, ResponseCurve curve) {

  private static final int LEAST_DENSE_ROWS = 3;

  static Description of(CorrelationQuestion question, Cups cups, WakingRows rows, boolean dense) {
    RowWindows rowWindows = new RowWindows(rows);
    EpisodeWindows windows =
        new EpisodeWindows(rowWindows, question.hoursAfter(), dense ? LEAST_DENSE_ROWS : 1);
    LocalClock clock = new LocalClock(question.zone());
    CurveEstimate curve =
        new CurveEstimate(rowWindows, new ControlDays(rows, cups, windows, clock));
    double[] exposure = new Exposure(question.body()).at(cups, rows);
    RatioOfSums ratio = new RatioOfSums();
    Deque<Episode> episodes = new ArrayDeque<>();
    for (Serving serving : Serving.between(question.from(), question.until(), cups)) {
      Episode episode = windows.episode(serving);
      episodes.addFirst(episode);
      if (episode.excluded().isEmpty()) {
        ratio.add(episode.increaseBpm().orElseThrow(), windows.exposureGrowth(serving, exposure));
        curve.add(
            serving,
            episode.baselineBpm().orElseThrow(),
            LocalClock.dayOf(clock.localMinuteAt(serving.minute() * 60)));
      }
    }
    List<Episode> newestFirst = List.copyOf(episodes);
    return new Description(
        newestFirst, totals(newestFirst, ratio.value()), curve.curve(question.seed()));
  }

  private static EpisodeTotals totals(List<Episode> episodes, OptionalDouble bpmPer100Mg) {
    DoubleSummaryStatistics doses = new DoubleSummaryStatistics();
    DoubleSummaryStatistics increases = new DoubleSummaryStatistics();
    for (Episode episode : episodes) {
      if (episode.excluded().isEmpty()) {
        doses.accept(episode.caffeineMg());
        increases.accept(episode.increaseBpm().orElseThrow());
      }
    }
    boolean any = doses.getCount() > 0;
    return new EpisodeTotals(
        episodes.size(),
        (int) doses.getCount(),
        any ? OptionalDouble.of(doses.getAverage()) : OptionalDouble.empty(),
        any ? OptionalDouble.of(increases.getAverage()) : OptionalDouble.empty(),
        any ? OptionalDouble.of(increases.getMax()) : OptionalDouble.empty(),
        bpmPer100Mg);
  }
}

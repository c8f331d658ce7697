package coffee.domain.correlation.episodes;

import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.Exposure;
import coffee.domain.correlation.data.LocalClock;
import coffee.domain.correlation.data.RowWindowSums;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.Episode;
import coffee.domain.correlation.result.EpisodeTotals;
import coffee.domain.correlation.result.ResponseCurve;
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
public record DescriptiveAnalysis(
    List<Episode> episodes, EpisodeTotals totals, ResponseCurve curve) {

  private static final int MIN_DENSE_ROWS = 3;

  public static DescriptiveAnalysis of(
      CorrelationInput input, DoseSeries doses, WakingRows rows, boolean dense) {
    RowWindowSums rowWindows = new RowWindowSums(rows);
    EpisodeWindows windows =
        new EpisodeWindows(rowWindows, input.hoursAfter(), dense ? MIN_DENSE_ROWS : 1);
    LocalClock clock = new LocalClock(input.zone());
    ResponseCurveEstimator curve =
        new ResponseCurveEstimator(rowWindows, new ControlDays(rows, doses, windows, clock));
    double[] exposure = new Exposure(input.body()).atCentres(doses, rows);
    RatioOfSums ratio = new RatioOfSums();
    Deque<Episode> episodes = new ArrayDeque<>();
    for (DoseGroup group : DoseGroup.between(input.from(), input.until(), doses)) {
      Episode episode = windows.describe(group);
      episodes.addFirst(episode);
      if (episode.exclusion().isEmpty()) {
        ratio.add(episode.increaseBpm().orElseThrow(), windows.exposureIncrease(group, exposure));
        curve.add(
            group,
            episode.baselineBpm().orElseThrow(),
            LocalClock.dayOf(clock.localMinuteAt(group.minute() * 60)));
      }
    }
    List<Episode> newestFirst = List.copyOf(episodes);
    return new DescriptiveAnalysis(
        newestFirst, totals(newestFirst, ratio.value()), curve.estimate(input.seed()));
  }

  /** {@code Σ d_e / Σ Δx_e} of episodes (METHOD 2): never the mean of ratios. Mutable. */
  static final class RatioOfSums {

    private static final double MIN_EXPOSURE = 0.5;

    private double increase;
    private double exposure;

    /** Adds one episode: the increase of heart rate and of exposure. */
    void add(double increaseBpm, double exposureGrowth) {
      increase += increaseBpm;
      exposure += exposureGrowth;
    }

    /** In bpm per 100 mg; empty unless the exposures add up to more than 0.5. */
    OptionalDouble value() {
      return exposure > MIN_EXPOSURE
          ? OptionalDouble.of(increase / exposure)
          : OptionalDouble.empty();
    }
  }

  private static EpisodeTotals totals(List<Episode> episodes, OptionalDouble bpmPer100Mg) {
    DoubleSummaryStatistics milligrams = new DoubleSummaryStatistics();
    DoubleSummaryStatistics increases = new DoubleSummaryStatistics();
    for (Episode episode : episodes) {
      if (episode.exclusion().isEmpty()) {
        milligrams.accept(episode.caffeineMg());
        increases.accept(episode.increaseBpm().orElseThrow());
      }
    }
    boolean any = milligrams.getCount() > 0;
    return new EpisodeTotals(
        episodes.size(),
        (int) milligrams.getCount(),
        any ? OptionalDouble.of(milligrams.getAverage()) : OptionalDouble.empty(),
        any ? OptionalDouble.of(increases.getAverage()) : OptionalDouble.empty(),
        any ? OptionalDouble.of(increases.getMax()) : OptionalDouble.empty(),
        bpmPer100Mg);
  }
}

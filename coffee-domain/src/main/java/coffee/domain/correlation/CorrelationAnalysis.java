package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.Doses;
import coffee.domain.correlation.data.BinColumns;
import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.LocalClock;
import coffee.domain.correlation.data.StepSeries;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.episodes.DescriptiveAnalysis;
import coffee.domain.correlation.regression.EffectModel;
import coffee.domain.correlation.report.Caveats;
import coffee.domain.correlation.report.EffectAnalysis;
import coffee.domain.correlation.result.Caveat;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.IgnoredFutureData;
import coffee.domain.correlation.result.StepCoverage;
import coffee.domain.heartrate.HeartRateBin;
import java.util.List;

/** The analysis of how caffeine affects a person's heart rate (METHOD). */
public final class CorrelationAnalysis {

  /** Changes whenever the same input may give a different result. */
  public static final String MODEL_VERSION = "4";

  private CorrelationAnalysis() {}

  /**
   * Runs the analysis of doses in any order.
   *
   * @see #analyze(CorrelationInput, Doses, List, StepSeries)
   */
  public static CorrelationResult analyze(
      CorrelationInput input, List<Dose> doses, List<HeartRateBin> bins) {
    return analyze(input, Doses.of(doses), bins);
  }

  /**
   * Runs the analysis without steps.
   *
   * @see #analyze(CorrelationInput, Doses, List, StepSeries)
   */
  public static CorrelationResult analyze(
      CorrelationInput input, Doses doses, List<HeartRateBin> bins) {
    return analyze(input, doses, bins, StepSeries.NONE);
  }

  /**
   * Runs the analysis; a pure function.
   *
   * @param input the parameters of the analysis
   * @param doses every dose from {@link CorrelationInput#dosesFrom()} to {@link
   *     CorrelationInput#dosesUntil()}. Those before the period count as well: their caffeine is
   *     still in the body.
   * @param bins the readings of the period, ascending by number, each number once; bins without a
   *     valid reading may be left out, unless a reading has the context exercise, sleeping or
   *     active
   * @param steps what is known of the steps in these bins (METHOD 3.14)
   */
  public static CorrelationResult analyze(
      CorrelationInput input, Doses doses, List<HeartRateBin> bins, StepSeries steps) {
    DoseSeries pastDoses = DoseSeries.upTo(input.now(), doses);
    LocalClock clock = new LocalClock(input.zone());
    BinColumns columns = BinColumns.selectFor(input, bins, clock);
    WakingRows rows = WakingRows.of(columns, clock);
    EffectModel model = new EffectModel(rows, pastDoses, input, steps);
    EffectAnalysis effect = EffectAnalysis.of(model, input);
    DescriptiveAnalysis description =
        DescriptiveAnalysis.of(input, pastDoses, rows, model.isDense());
    IgnoredFutureData ignored =
        new IgnoredFutureData(doses.size() - pastDoses.size(), columns.futureBins());
    Caveats caveats = new Caveats();
    caveats.addAbout(effect, input.meaningfulBpm());
    caveats.addAbout(model, effect);
    caveats.addAbout(rows);
    caveats.addAbout(description.curve());
    caveats.addAbout(ignored);
    return result(description, effect, caveats.collected(), ignored, model.steps());
  }

  private static CorrelationResult result(
      DescriptiveAnalysis description,
      EffectAnalysis effect,
      List<Caveat> caveats,
      IgnoredFutureData ignored,
      StepCoverage steps) {
    return new CorrelationResult(
        description.episodes(),
        description.totals(),
        effect.effect(),
        effect.partialCorrelation(),
        description.curve(),
        effect.predicted(),
        effect.verdict(),
        effect.powerAnalysis(),
        effect.sensitivity(),
        caveats,
        ignored,
        steps,
        effect.summary());
  }
}

package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.Doses;
import coffee.domain.heartrate.HeartRateBin;
import java.util.List;

/** The analysis of how caffeine affects a person's heart rate (METHOD). */
public final class Correlation {

  /** Changes whenever the same input may give a different result. */
  public static final String MODEL_VERSION = "1";

  private Correlation() {}

  /**
   * Runs the analysis; a pure function.
   *
   * @param question the parameters of the analysis
   * @param doses as for the other, in any order
   * @param bins as for the other
   */
  public static CorrelationAnswer answer(
      CorrelationQuestion question, List<Dose> doses, List<HeartRateBin> bins) {
    return answer(question, Doses.of(doses), bins);
  }

  /**
   * Runs the analysis; a pure function.
   *
   * @param question the parameters of the analysis
   * @param doses every dose from {@link CorrelationQuestion#cupsFrom()} to {@link
   *     CorrelationQuestion#cupsUntil()}. Those before the period count as well: their caffeine is
   *     still in the body.
   * @param bins the readings of the period, ascending by number, each number once; bins without a
   *     valid reading may be left out unless labelled
   */
  public static CorrelationAnswer answer(
      CorrelationQuestion question, Doses doses, List<HeartRateBin> bins) {
    Cups cups = Cups.upTo(question.now(), doses);
    LocalClock clock = new LocalClock(question.zone());
    BinColumns columns = BinColumns.of(question, bins, clock);
    WakingRows rows = WakingRows.of(columns, clock);
    int cupsInPeriod = cups.countBetween(question.from(), question.until());
    EffectModel model = new EffectModel(rows, cups, cupsInPeriod);
    Findings findings = Findings.of(model, question);
    Description description = Description.of(question, cups, rows, model.isDense());
    IgnoredRows ignored = new IgnoredRows(doses.size() - cups.size(), columns.future());
    Caveats caveats = new Caveats();
    caveats.about(findings, question.meaningfulBpm());
    caveats.about(rows);
    caveats.about(description.curve());
    caveats.about(ignored);
    return CorrelationAnswer.of(description, findings, caveats.sentences(), ignored);
  }
}

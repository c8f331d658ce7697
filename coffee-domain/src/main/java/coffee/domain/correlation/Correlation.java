package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.heartrate.HeartRateBin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a person's heart rate does after their coffees (METHOD). */
public final class Correlation {

  /** Changes whenever the same question over the same data may be answered differently. */
  public static final String MODEL_VERSION = "1";

  private Correlation() {}

  /**
   * Answers a question; a pure function.
   *
   * @param question what is asked
   * @param doses every cup from {@link CorrelationQuestion#cupsFrom()} to {@link
   *     CorrelationQuestion#cupsUntil()}, in any order. Those before the period count as well:
   *     their caffeine is still in the body.
   * @param bins the readings of the period, ascending by number, each number once; bins without a
   *     valid reading may be left out unless labelled
   */
  public static CorrelationAnswer answer(
      CorrelationQuestion question, List<Dose> doses, List<HeartRateBin> bins) {
    Cups cups = Cups.upTo(question.now(), doses);
    WakingRows rows = WakingRows.of(BinColumns.of(question, bins), new LocalClock(question.zone()));
    Outcome outcome =
        new EffectModel(rows, cups, cups.countBetween(question.from(), question.until()))
            .under(question.body());
    EpisodeTotals none =
        new EpisodeTotals(
            0,
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    String advice = "Not estimated from %d cups and %d bins.".formatted(doses.size(), bins.size());
    return new CorrelationAnswer(
        List.of(),
        none,
        outcome.effect(),
        Optional.empty(),
        new ResponseCurve(false, List.of()),
        List.of(),
        Verdict.NOT_ENOUGH_DATA,
        new Need(OptionalDouble.empty(), OptionalInt.empty(), advice),
        List.of(),
        List.of(),
        new IgnoredRows(0, 0),
        advice);
  }
}

package coffee.domain.correlation;

import java.util.List;
import java.util.Optional;

/**
 * What can honestly be said. Every part is there in every case; what is unknown is empty, never a
 * number that means nothing.
 *
 * @param episodes every coffee episode that starts in the period, newest first, with the reason
 *     where it was not used
 * @param totals what the used episodes add up to; descriptive, no basis for a verdict
 * @param effect the headline; empty exactly when the verdict is {@link Verdict#NOT_ENOUGH_DATA}
 * @param partialCorrelation the one correlation that is reported; with the effect
 * @param curve heart rate around a coffee; descriptive
 * @param predicted the effect at the doses of METHOD 7; empty without an effect
 * @param verdict the effect in one word
 * @param need what would make the answer sharper, or possible
 * @param sensitivity the effect under other half-lives; empty without an effect
 * @param caveats sentences that belong beside the answer, most important first
 * @param ignored what was left out because it lies in the future
 * @param summary one plain sentence for the person
 */
public record CorrelationAnswer(
    List<Episode> episodes,
    EpisodeTotals totals,
    Optional<Effect> effect,
    Optional<PartialCorrelation> partialCorrelation,
    ResponseCurve curve,
    List<PredictedEffect> predicted,
    Verdict verdict,
    Need need,
    List<Sensitivity> sensitivity,
    List<String> caveats,
    IgnoredRows ignored,
    String summary) {

  /** Keeps the lists from changing. */
  public CorrelationAnswer {
    episodes = List.copyOf(episodes);
    predicted = List.copyOf(predicted);
    sensitivity = List.copyOf(sensitivity);
    caveats = List.copyOf(caveats);
  }

  static CorrelationAnswer of(
      Description description, Findings findings, List<String> caveats, IgnoredRows ignored) {
    return new CorrelationAnswer(
        description.episodes(),
        description.totals(),
        findings.effect(),
        findings.partialCorrelation(),
        description.curve(),
        findings.predicted(),
        findings.verdict(),
        findings.need(),
        findings.sensitivity(),
        caveats,
        ignored,
        findings.summary());
  }
}

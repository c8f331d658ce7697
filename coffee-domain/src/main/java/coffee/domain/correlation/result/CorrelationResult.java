package coffee.domain.correlation.result;

import java.util.List;
import java.util.Optional;

/**
 * The result of the analysis. Every part is always present; what is unknown is empty, never a
 * meaningless number.
 *
 * @param episodes every episode that starts in the period, newest first, with the reason if it was
 *     excluded
 * @param totals totals of the used episodes; descriptive, not a basis for the verdict
 * @param effect the headline; empty exactly when the verdict is {@link Verdict#NOT_ENOUGH_DATA}
 * @param partialCorrelation present together with the effect
 * @param curve heart rate around an episode; descriptive
 * @param predicted the effect at the doses of METHOD 8; empty without an effect
 * @param verdict the effect in one word
 * @param powerAnalysis what would make the result more precise, or possible
 * @param sensitivity the effect under other half-lives; empty without an effect
 * @param caveats to show with the result, most important first
 * @param ignoredFutureData data ignored because it lies in the future
 * @param steps what is known of the steps
 * @param summary one plain sentence for the person
 */
public record CorrelationResult(
    List<Episode> episodes,
    EpisodeTotals totals,
    Optional<Effect> effect,
    Optional<PartialCorrelation> partialCorrelation,
    ResponseCurve curve,
    List<PredictedEffect> predicted,
    Verdict verdict,
    PowerAnalysis powerAnalysis,
    List<Sensitivity> sensitivity,
    List<Caveat> caveats,
    IgnoredFutureData ignoredFutureData,
    StepCoverage steps,
    String summary) {

  /** Copies the lists. */
  public CorrelationResult {
    episodes = List.copyOf(episodes);
    predicted = List.copyOf(predicted);
    sensitivity = List.copyOf(sensitivity);
    caveats = List.copyOf(caveats);
  }
}

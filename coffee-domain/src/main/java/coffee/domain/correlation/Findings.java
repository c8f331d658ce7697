package coffee.domain.correlation;

import coffee.domain.correlation.Outcome.Fitted;
import coffee.domain.correlation.Outcome.Refused;
import coffee.domain.intake.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The inferential part of a result (METHOD 3), as described by {@link CorrelationAnswer}.
 *
 * @param effect the headline
 * @param partialCorrelation present together with the effect
 * @param predicted effects at typical doses
 * @param verdict the classification of the effect
 * @param need what would give a conclusive result
 * @param sensitivity estimates under other half-lives
 * @param summary for the person
 */
record Findings(
    Optional<Effect> effect,
    Optional<PartialCorrelation> partialCorrelation,
    List<PredictedEffect> predicted,
    Verdict verdict,
    Need need,
    List<Sensitivity> sensitivity,
    String summary) {

  /** Doses of METHOD 7 in mg: an espresso, a mug, a double, EFSA's single dose. */
  private static final double[] PREDICTED_MG = {63, 95, 126, 200};

  static Findings of(EffectModel model, CorrelationQuestion question) {
    Outcome outcome = model.under(question.body());
    if (outcome instanceof Fitted fitted) {
      return of(fitted.found(), model, question);
    }
    return none((Refused) outcome);
  }

  private static Findings of(Effect effect, EffectModel model, CorrelationQuestion question) {
    Verdict verdict = Verdict.on(effect.estimate().confidence(), question.meaningfulBpm());
    return new Findings(
        Optional.of(effect),
        Optional.of(PartialCorrelation.of(effect.estimate())),
        predicted(effect.estimate()),
        verdict,
        NeedEstimate.of(effect, verdict, question.meaningfulBpm()),
        Sensitivity.of(model, question.body()),
        Summary.of(effect, verdict, question.meaningfulBpm()));
  }

  private static Findings none(Refused refused) {
    return new Findings(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Verdict.NOT_ENOUGH_DATA,
        NeedEstimate.of(refused),
        List.of(),
        Summary.of(refused));
  }

  private static List<PredictedEffect> predicted(Estimate estimate) {
    return DoubleStream.of(PREDICTED_MG)
        .mapToObj(
            dose ->
                new PredictedEffect(
                    new Caffeine(dose),
                    estimate.bpmPer100Mg() * dose / 100,
                    estimate.confidence().times(dose / 100)))
        .toList();
  }
}

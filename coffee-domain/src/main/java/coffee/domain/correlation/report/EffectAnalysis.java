package coffee.domain.correlation.report;

import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.regression.EffectModel;
import coffee.domain.correlation.regression.EffectModel.HalfLifeModel;
import coffee.domain.correlation.regression.FitResult;
import coffee.domain.correlation.regression.FitResult.EffectFound;
import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.PartialCorrelation;
import coffee.domain.correlation.result.PowerAnalysis;
import coffee.domain.correlation.result.PredictedEffect;
import coffee.domain.correlation.result.Sensitivity;
import coffee.domain.correlation.result.Sensitivity.Assumption;
import coffee.domain.correlation.result.Verdict;
import coffee.domain.intake.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The inferential part of a result (METHOD 3), as described by {@link CorrelationResult}.
 *
 * @param effect the headline
 * @param partialCorrelation present together with the effect
 * @param predicted effects at typical doses
 * @param verdict the classification of the effect
 * @param powerAnalysis what would give a conclusive result
 * @param sensitivity estimates under other half-lives
 * @param summary for the person
 */
public record EffectAnalysis(
    Optional<Effect> effect,
    Optional<PartialCorrelation> partialCorrelation,
    List<PredictedEffect> predicted,
    Verdict verdict,
    PowerAnalysis powerAnalysis,
    List<Sensitivity> sensitivity,
    String summary) {

  /** Doses of METHOD 8 in mg: an espresso, a mug, a double, EFSA's single dose. */
  private static final double[] PREDICTED_MG = {63, 95, 126, 200};

  public static EffectAnalysis of(EffectModel model, CorrelationInput input) {
    HalfLifeModel headline = model.at(input.body());
    FitResult outcome = headline.fit();
    if (outcome instanceof EffectFound fitted) {
      return of(fitted.value(), sensitivity(headline, model, input.body()), input);
    }
    return none((InsufficientData) outcome);
  }

  private static EffectAnalysis of(
      Effect effect, List<Sensitivity> sensitivity, CorrelationInput input) {
    Verdict verdict = Verdict.of(effect.estimate().confidence(), input.meaningfulBpm());
    return new EffectAnalysis(
        Optional.of(effect),
        Optional.of(PartialCorrelation.of(effect.estimate())),
        predicted(effect.estimate()),
        verdict,
        PowerCalculation.of(effect, verdict, input.meaningfulBpm()),
        sensitivity,
        SummarySentence.of(effect, verdict, input.meaningfulBpm()));
  }

  private static EffectAnalysis none(InsufficientData refused) {
    return new EffectAnalysis(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Verdict.NOT_ENOUGH_DATA,
        PowerCalculation.of(refused),
        List.of(),
        SummarySentence.of(refused));
  }

  private static List<Sensitivity> sensitivity(
      HalfLifeModel headline, EffectModel model, OneCompartmentModel body) {
    return List.of(
        atHalfLife(Sensitivity.SHORT_HALF_LIFE_HOURS, model, body),
        atHalfLife(Sensitivity.LONG_HALF_LIFE_HOURS, model, body),
        new Sensitivity(
            Assumption.CUP_SIZE, body.halfLifeHours(), estimate(headline.fitFromCupSizes())));
  }

  private static Sensitivity atHalfLife(double hours, EffectModel model, OneCompartmentModel body) {
    OneCompartmentModel other = new OneCompartmentModel(body.absorptionPerHour(), hours);
    return new Sensitivity(Assumption.HALF_LIFE, hours, estimate(model.at(other).fit()));
  }

  private static Optional<Estimate> estimate(FitResult fit) {
    return fit.effect().map(Effect::estimate);
  }

  private static List<PredictedEffect> predicted(Estimate estimate) {
    return DoubleStream.of(PREDICTED_MG)
        .mapToObj(
            dose ->
                new PredictedEffect(
                    new Caffeine(dose),
                    estimate.bpmPer100Mg() * dose / 100,
                    estimate.confidence().scaledBy(dose / 100)))
        .toList();
  }
}

package coffee.rest.correlation;

import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.PartialCorrelation;
import coffee.domain.correlation.result.PredictedEffect;
import coffee.domain.correlation.result.Sensitivity;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The effect as it goes over the wire. */
@JsonNaming(SnakeCaseStrategy.class)
record EffectBody(
    @JsonProperty("bpm_per_100_mg") double bpmPer100Mg,
    double ciLow,
    double ciHigh,
    double standardError,
    double degreesOfFreedom,
    @JsonProperty("p_value") double pValue,
    OptionalDouble tippingBpm,
    String method,
    int days,
    double effectiveDays,
    int rows,
    IdentifiabilityBody identifiability) {

  static EffectBody of(Effect effect) {
    Estimate estimate = effect.estimate();
    Effect.Basis basis = effect.basis();
    return new EffectBody(
        estimate.bpmPer100Mg(),
        estimate.confidence().low(),
        estimate.confidence().high(),
        estimate.standardError(),
        estimate.degreesOfFreedom(),
        estimate.pValue(),
        effect.tippingBpm(),
        effect.method().name().toLowerCase(Locale.ROOT),
        basis.days(),
        basis.effectiveDays(),
        basis.rows(),
        new IdentifiabilityBody(
            basis.varianceInflation(), basis.identifiability().name().toLowerCase(Locale.ROOT)));
  }

  record IdentifiabilityBody(double vif, String level) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record PartialCorrelationBody(double r, double ciLow, double ciHigh) {

    static PartialCorrelationBody of(PartialCorrelation partial) {
      return new PartialCorrelationBody(
          partial.r(), partial.confidence().low(), partial.confidence().high());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record PredictionBody(double doseMg, double bpm, double ciLow, double ciHigh) {

    static PredictionBody of(PredictedEffect predicted) {
      return new PredictionBody(
          predicted.dose().milligrams(),
          predicted.bpm(),
          predicted.confidence().low(),
          predicted.confidence().high());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record SensitivityBody(
      String assumption,
      double halfLifeHours,
      @JsonProperty("bpm_per_100_mg") Optional<Double> bpmPer100Mg,
      Optional<Double> ciLow,
      Optional<Double> ciHigh) {

    static SensitivityBody of(Sensitivity sensitivity) {
      Optional<Estimate> estimate = sensitivity.estimate();
      return new SensitivityBody(
          sensitivity.assumption().name().toLowerCase(Locale.ROOT),
          sensitivity.halfLifeHours(),
          estimate.map(Estimate::bpmPer100Mg),
          estimate.map(found -> found.confidence().low()),
          estimate.map(found -> found.confidence().high()));
    }
  }
}

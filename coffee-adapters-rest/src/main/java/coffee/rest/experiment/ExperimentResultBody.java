package coffee.rest.experiment;

import coffee.domain.correlation.result.Estimate;
import coffee.domain.experiment.ArmSteps;
import coffee.domain.experiment.EndpointDifference;
import coffee.domain.experiment.ExperimentCaveat;
import coffee.domain.experiment.ExperimentResult;
import coffee.domain.experiment.ExperimentSupplement;
import coffee.domain.experiment.analysis.GuessShare;
import coffee.domain.experiment.analysis.Limits;
import coffee.rest.json.Rounding;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The result of an experiment as JSON.
 *
 * @param observed the observational answer over the same days; null without enough data
 * @param endpoints heart rate at other times; empty unless the design is a day without caffeine
 * @param steps steps in the windows of both kinds of day; null where they are not known
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExperimentResultBody(
    OptionalDouble ittBpm,
    @JsonProperty("bpm_per_100_mg") OptionalDouble bpmPer100Mg,
    OptionalDouble ciLow,
    OptionalDouble ciHigh,
    String interval,
    OptionalDouble pValue,
    String verdict,
    Optional<String> need,
    OptionalInt moreBlocks,
    Optional<GuessesBody> guesses,
    String summary,
    List<String> caveats,
    List<CaveatBody> caveatDetails,
    Optional<ObservedBody> observed,
    List<EndpointBody> endpoints,
    Optional<ArmStepsBody> steps) {

  static ExperimentResultBody of(ExperimentResult result, ExperimentSupplement supplement) {
    Limits limits = result.effect().limits();
    return new ExperimentResultBody(
        six(result.effect().ittBpm()),
        six(result.effect().bpmPer100Mg()),
        six(limits.low()),
        six(limits.high()),
        result.effect().basis().word(),
        six(result.effect().pValue()),
        result.verdict().name().toLowerCase(Locale.ROOT),
        result.need().map(ExperimentResult.Need::word),
        result.moreBlocks(),
        result.guesses().map(GuessesBody::of),
        result.summary(),
        result.caveats().stream().map(ExperimentCaveat::sentence).toList(),
        result.caveats().stream().map(CaveatBody::of).toList(),
        supplement.observed().map(ObservedBody::of),
        supplement.endpoints().stream().map(EndpointBody::of).toList(),
        supplement.steps().map(ArmStepsBody::of));
  }

  /** How often the portions were distinguished. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record GuessesBody(int right, int guesses, double ciLow, double ciHigh) {

    static GuessesBody of(GuessShare share) {
      return new GuessesBody(
          share.right(), share.guesses(), Rounding.six(share.low()), Rounding.six(share.high()));
    }
  }

  /** A caveat with its numbers. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record CaveatBody(String code, OptionalDouble value, OptionalDouble comparedWith) {

    static CaveatBody of(ExperimentCaveat caveat) {
      return new CaveatBody(caveat.code().word(), six(caveat.value()), six(caveat.comparedWith()));
    }
  }

  /** An association over the same days, with its 95 % interval. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ObservedBody(
      @JsonProperty("bpm_per_100_mg") double bpmPer100Mg, double ciLow, double ciHigh) {

    static ObservedBody of(Estimate estimate) {
      return new ObservedBody(
          Rounding.six(estimate.bpmPer100Mg()),
          Rounding.six(estimate.confidence().low()),
          Rounding.six(estimate.confidence().high()));
    }
  }

  /** A difference between the days with caffeine and those without, at another time. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record EndpointBody(
      String endpoint,
      int blocks,
      double differenceBpm,
      OptionalDouble ciLow,
      OptionalDouble ciHigh) {

    static EndpointBody of(EndpointDifference difference) {
      return new EndpointBody(
          difference.endpoint().word(),
          difference.blocks(),
          Rounding.six(difference.bpm()),
          six(difference.limits().low()),
          six(difference.limits().high()));
    }
  }

  /** Mean steps in the window of a day with caffeine, and of one without. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record ArmStepsBody(int blocks, double caffeine, double other) {

    static ArmStepsBody of(ArmSteps steps) {
      return new ArmStepsBody(
          steps.blocks(), Rounding.six(steps.caffeine()), Rounding.six(steps.other()));
    }
  }

  private static OptionalDouble six(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(Rounding.six(value.getAsDouble())) : value;
  }
}

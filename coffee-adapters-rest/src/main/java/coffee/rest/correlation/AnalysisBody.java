package coffee.rest.correlation;

import coffee.domain.caffeine.HalfLife;
import coffee.domain.correlation.CorrelationAnalysis;
import coffee.domain.correlation.result.Caveat;
import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.PowerAnalysis;
import coffee.domain.correlation.result.ResponseCurve;
import coffee.domain.person.Person;
import coffee.rest.correlation.EffectBody.PartialCorrelationBody;
import coffee.rest.correlation.EffectBody.PredictionBody;
import coffee.rest.correlation.EffectBody.SensitivityBody;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The analysis as JSON: the findings, and the data they are based on. */
@JsonNaming(SnakeCaseStrategy.class)
record AnalysisBody(
    int totalCorrelations,
    OptionalDouble avgCaffeineDose,
    OptionalDouble avgHrIncrease,
    OptionalDouble maxHrIncrease,
    String timeWindowAnalyzed,
    PeriodBody period,
    double halfLifeHours,
    Optional<EffectBody> effect,
    Optional<PartialCorrelationBody> partialCorrelation,
    List<CurvePointBody> responseCurve,
    boolean responseCurveCorrected,
    List<PredictionBody> predicted,
    String verdict,
    NeedBody need,
    List<SensitivityBody> sensitivity,
    List<String> caveats,
    List<CaveatBody> caveatDetails,
    IgnoredBody ignored,
    StepsBody steps,
    String modelVersion,
    String dataVersion) {

  static AnalysisBody of(Person person, CorrelationRequest request, CorrelationResult answer) {
    return new AnalysisBody(
        answer.totals().usedEpisodes(),
        Rounding.toTwoDecimals(answer.totals().averageDoseMg()),
        Rounding.toTwoDecimals(answer.totals().averageIncreaseBpm()),
        Rounding.toTwoDecimals(answer.totals().maximumIncreaseBpm()),
        window(request.hoursAfter()),
        new PeriodBody(
            TimestampFormat.format(request.from()), TimestampFormat.format(request.until())),
        request.halfLifeHours().orElseGet(() -> HalfLife.estimateFor(person.profile()).hours()),
        answer.effect().map(EffectBody::of),
        answer.partialCorrelation().map(PartialCorrelationBody::of),
        answer.curve().points().stream().map(CurvePointBody::of).toList(),
        answer.curve().correctedForTimeOfDay(),
        answer.predicted().stream().map(PredictionBody::of).toList(),
        answer.verdict().name().toLowerCase(Locale.ROOT),
        NeedBody.of(answer.powerAnalysis()),
        answer.sensitivity().stream().map(SensitivityBody::of).toList(),
        answer.caveats().stream().map(Caveat::sentence).toList(),
        answer.caveats().stream().map(CaveatBody::of).toList(),
        new IgnoredBody(answer.ignoredFutureData().doses(), answer.ignoredFutureData().bins()),
        new StepsBody(answer.steps().used(), Rounding.toTwoDecimals(answer.steps().share())),
        CorrelationAnalysis.MODEL_VERSION,
        Long.toString(person.revision()));
  }

  private static String window(int hours) {
    return hours == 1 ? "1 hour after coffee" : hours + " hours after coffee";
  }

  record PeriodBody(String from, String to) {}

  record IgnoredBody(int cups, int bins) {}

  /** Whether the model has steps, and the share of the intervals whose steps are known. */
  record StepsBody(boolean used, double coverage) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record NeedBody(
      OptionalDouble detectableBpm, OptionalInt moreDays, String advice, List<ItemBody> items) {

    static NeedBody of(PowerAnalysis need) {
      return new NeedBody(
          need.detectableBpm(),
          need.moreDays(),
          need.advice(),
          need.items().stream()
              .map(item -> new ItemBody(item.code().word(), item.have(), item.want()))
              .toList());
    }

    record ItemBody(String code, OptionalInt have, OptionalInt want) {}
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record CaveatBody(
      String code,
      OptionalDouble halfLifeHours,
      OptionalInt nights,
      OptionalInt cups,
      OptionalInt bins) {

    static CaveatBody of(Caveat caveat) {
      return new CaveatBody(
          caveat.code().word(),
          caveat.halfLifeHours(),
          caveat.nights(),
          caveat.cups(),
          caveat.bins());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record CurvePointBody(
      int minutes, double bpm, Optional<Double> ciLow, Optional<Double> ciHigh, int n) {

    static CurvePointBody of(ResponseCurve.Point point) {
      return new CurvePointBody(
          point.minutes(),
          Rounding.toTwoDecimals(point.bpm()),
          point.band().map(band -> Rounding.toTwoDecimals(band.low())),
          point.band().map(band -> Rounding.toTwoDecimals(band.high())),
          point.episodes());
    }
  }
}

package coffee.rest.heartrate;

import coffee.domain.heartrate.HeartRateStatistics;
import coffee.rest.json.Rounding;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Statistics of readings as JSON: all null without readings. */
@JsonNaming(SnakeCaseStrategy.class)
record BpmStatistics(
    OptionalInt minBpm,
    OptionalInt maxBpm,
    OptionalDouble avgBpm,
    OptionalDouble medianBpm,
    OptionalDouble stdDev) {

  private static final BpmStatistics NONE =
      new BpmStatistics(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  static BpmStatistics of(Optional<HeartRateStatistics> readings) {
    return readings
        .map(
            all ->
                new BpmStatistics(
                    OptionalInt.of(all.minimum()),
                    OptionalInt.of(all.maximum()),
                    OptionalDouble.of(Rounding.toTwoDecimals(all.mean())),
                    OptionalDouble.of(all.median()),
                    Rounding.toTwoDecimals(all.standardDeviation())))
        .orElse(NONE);
  }
}

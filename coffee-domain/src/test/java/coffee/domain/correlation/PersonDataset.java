package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything that one person logged.
 *
 * @param zone where they are
 * @param doses their cups, ascending
 * @param readings their heart rate, ascending, at least one
 */
record PersonDataset(ZoneId zone, List<Dose> doses, List<RawReading> readings) {

  List<HeartRateBin> bins() {
    return RawReading.bins(readings);
  }

  /** The input over everything they have. */
  CorrelationInput input() {
    Instant first = Instant.ofEpochMilli(readings.get(0).epochMillis());
    Instant last = Instant.ofEpochMilli(readings.get(readings.size() - 1).epochMillis());
    return input(
        first.minus(Duration.ofDays(1)), last.plusMillis(1), last.plus(Duration.ofDays(1)));
  }

  /** The input over a period. */
  CorrelationInput input(Instant from, Instant until, Instant now) {
    return new CorrelationInput(
        1,
        zone,
        from,
        until,
        CorrelationInput.DEFAULT_HOURS_AFTER,
        OneCompartmentModel.forCoffee(5),
        CorrelationInput.DEFAULT_MEANINGFUL_BPM,
        now);
  }

  /** The input over everything they have, asked by another seed or with another window. */
  CorrelationInput input(long seed, int hoursAfter) {
    CorrelationInput usual = input();
    return new CorrelationInput(
        seed,
        zone,
        usual.from(),
        usual.until(),
        hoursAfter,
        usual.body(),
        usual.meaningfulBpm(),
        usual.now());
  }

  CorrelationResult answer() {
    return CorrelationAnalysis.analyze(input(), doses, bins());
  }
}

package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.OneCompartment;
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
record ObservedPerson(ZoneId zone, List<Dose> doses, List<RawReading> readings) {

  List<HeartRateBin> bins() {
    return RawReading.bins(readings);
  }

  /** The question over everything they have. */
  CorrelationQuestion question() {
    Instant first = Instant.ofEpochMilli(readings.get(0).epochMillis());
    Instant last = Instant.ofEpochMilli(readings.get(readings.size() - 1).epochMillis());
    return new CorrelationQuestion(
        1,
        zone,
        first.minus(Duration.ofDays(1)),
        last.plusMillis(1),
        CorrelationQuestion.DEFAULT_HOURS_AFTER,
        OneCompartment.coffee(5),
        CorrelationQuestion.DEFAULT_MEANINGFUL_BPM,
        last.plus(Duration.ofDays(1)));
  }

  CorrelationAnswer answer() {
    return Correlation.answer(question(), doses, bins());
  }
}

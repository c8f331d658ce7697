package coffee.domain.heartrate;

import java.util.Map;
import java.util.Optional;

/**
 * The statistics of the readings of a day.
 *
 * @param overall all readings; empty without any
 * @param resting those at rest; empty without any
 */
public record HeartRateDay(
    Optional<HeartRateStatistics> overall, Optional<HeartRateStatistics> resting) {

  /** Summarizes readings by context. */
  public static HeartRateDay of(Map<ReadingContext.Kind, BpmHistogram> byContext) {
    HeartRateReport report = new HeartRateReport(1, byContext);
    return new HeartRateDay(report.overall(), report.statisticsFor(ReadingContext.Kind.RESTING));
  }
}

package coffee.domain.heartrate;

import java.util.Map;
import java.util.Optional;

/**
 * What the readings of a day amount to.
 *
 * @param overall all readings; empty without any
 * @param resting those at rest; empty without any
 */
public record DayOfHeartRate(
    Optional<HeartRateStatistics> overall, Optional<HeartRateStatistics> resting) {

  /** From the readings by context. */
  public static DayOfHeartRate of(Map<Context.Kind, BpmHistogram> byContext) {
    HeartRateReport report = new HeartRateReport(1, byContext);
    return new DayOfHeartRate(report.overall(), report.of(Context.Kind.RESTING));
  }
}

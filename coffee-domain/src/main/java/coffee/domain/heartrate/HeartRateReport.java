package coffee.domain.heartrate;

import java.util.Map;
import java.util.Optional;

/**
 * A person's heart rate over consecutive days.
 *
 * @param periodDays number of calendar days, with and without readings
 * @param byContext readings by context; contexts without any are omitted
 */
public record HeartRateReport(int periodDays, Map<ReadingContext.Kind, BpmHistogram> byContext) {

  /** The usual range of adults awake and at rest, in bpm; a reference, not a diagnosis. */
  private static final double USUAL_LOW_BPM = 60;

  private static final double USUAL_HIGH_BPM = 100;

  /** Statistics of all readings; empty without readings. */
  public Optional<HeartRateStatistics> overall() {
    BpmHistogram all = new BpmHistogram();
    byContext.values().forEach(all::add);
    return all.statistics();
  }

  /** Statistics of one context; empty without readings of it. */
  public Optional<HeartRateStatistics> statisticsFor(ReadingContext.Kind kind) {
    return Optional.ofNullable(byContext.get(kind)).flatMap(BpmHistogram::statistics);
  }

  /** One neutral sentence on the resting readings. */
  public String assessment() {
    return statisticsFor(ReadingContext.Kind.RESTING)
        .map(HeartRateReport::describe)
        .orElse("There are no resting readings in this period yet.");
  }

  private static String describe(HeartRateStatistics resting) {
    String place = "within";
    if (resting.median() < USUAL_LOW_BPM) {
      place = "below";
    } else if (resting.median() > USUAL_HIGH_BPM) {
      place = "above";
    }
    return "Half of your %d resting readings were at or below %.0f bpm, %s the usual 60 to 100 bpm of adults at rest."
        .formatted(resting.count(), resting.median(), place);
  }
}

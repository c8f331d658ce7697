package coffee.domain.heartrate;

import java.time.Instant;
import java.util.Optional;

/** Readings for tests. */
public final class ReadingFixtures {

  private ReadingFixtures() {}

  /** A reading at rest, as a person types it. */
  public static Reading manual(Instant measuredAt, int bpm) {
    return reading(measuredAt, bpm, ReadingContext.of(ReadingContext.Kind.RESTING), Reading.MANUAL);
  }

  /** A reading without a note. */
  public static Reading reading(
      Instant measuredAt, int bpm, ReadingContext context, String source) {
    return new Reading(measuredAt, new HeartRate(bpm), context, Optional.empty(), source);
  }
}

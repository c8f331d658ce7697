package coffee.domain.caffeine;

import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;

/**
 * Caffeine on its way into the body.
 *
 * @param takenAt when the first sip was taken
 * @param caffeine how much in all
 * @param over time from the first sip to the last, 0 or more; the level is the response to a single
 *     dose averaged over starts uniform on it (METHOD 1), while the correlation takes every drink
 *     as one dose at {@code takenAt}
 */
public record Dose(Instant takenAt, Caffeine caffeine, Duration over) {

  /** Checks what a caller in code must get right. */
  public Dose {
    if (over.isNegative()) {
      throw new IllegalArgumentException("drunk over " + over);
    }
  }

  /** A dose taken at once. */
  public static Dose at(Instant takenAt, Caffeine caffeine) {
    return new Dose(takenAt, caffeine, Duration.ZERO);
  }
}

package coffee.domain.caffeine;

import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;

/**
 * A dose of caffeine taken over some time.
 *
 * @param takenAt when the first sip was taken
 * @param caffeine the total amount
 * @param drinkingTime time from the first sip to the last, 0 or more; the level is the response to
 *     a single dose averaged over starts uniform on it (METHOD 1), while the correlation treats
 *     every dose as instantaneous at {@code takenAt}
 */
public record Dose(Instant takenAt, Caffeine caffeine, Duration drinkingTime) {

  /** Rejects arguments that are programming errors. */
  public Dose {
    if (drinkingTime.isNegative()) {
      throw new IllegalArgumentException("drunk over " + drinkingTime);
    }
  }

  /** An instantaneous dose. */
  public static Dose instantaneous(Instant takenAt, Caffeine caffeine) {
    return new Dose(takenAt, caffeine, Duration.ZERO);
  }
}

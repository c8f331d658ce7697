package coffee.domain.caffeine;

import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;

/**
 * A dose of caffeine taken over some time.
 *
 * @param consumedAt when the first sip was taken
 * @param caffeine the total amount
 * @param duration time from the first sip to the last, 0 or more; the level is the response to a
 *     single dose averaged over starts uniform on it (METHOD 1), while the correlation treats every
 *     dose as instantaneous at {@code consumedAt}
 */
public record Dose(Instant consumedAt, Caffeine caffeine, Duration duration) {

  /** Rejects arguments that are programming errors. */
  public Dose {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("drunk over " + duration);
    }
  }

  /** An instantaneous dose. */
  public static Dose instantaneous(Instant consumedAt, Caffeine caffeine) {
    return new Dose(consumedAt, caffeine, Duration.ZERO);
  }
}

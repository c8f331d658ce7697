package coffee.domain.caffeine;

import java.time.Instant;
import java.util.Optional;

/**
 * Until when one more serving keeps the level at bedtime at or below the threshold.
 *
 * @param timing which of the three cases applies
 * @param until the latest instant; present for {@link Timing#UNTIL} only
 */
public record CaffeineCutoff(Timing timing, Optional<Instant> until) {

  /** The possible recommendations. */
  public enum Timing {
    /** Even its peak stays at or below the threshold. */
    ANY_TIME,
    /** There is a latest instant. */
    UNTIL,
    /** The level at bedtime would exceed the threshold at any time from now on. */
    NONE_TONIGHT
  }

  static final CaffeineCutoff ANY_TIME = new CaffeineCutoff(Timing.ANY_TIME, Optional.empty());
  static final CaffeineCutoff NONE_TONIGHT =
      new CaffeineCutoff(Timing.NONE_TONIGHT, Optional.empty());

  /** Checks that {@code until} is present exactly for {@link Timing#UNTIL}. */
  public CaffeineCutoff {
    if ((timing == Timing.UNTIL) != until.isPresent()) {
      throw new IllegalArgumentException(timing + " with " + until);
    }
  }

  static CaffeineCutoff until(Instant instant) {
    return new CaffeineCutoff(Timing.UNTIL, Optional.of(instant));
  }
}

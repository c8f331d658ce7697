package coffee.domain.caffeine;

import java.time.Instant;
import java.util.Optional;

/**
 * Until when a cup can be had so that the level at bedtime is at or below the threshold.
 *
 * @param timing which of the three cases it is
 * @param until the latest moment; present for {@link Timing#UNTIL} only
 */
public record LatestCup(Timing timing, Optional<Instant> until) {

  /** What can be said about the cup. */
  public enum Timing {
    /** Even its peak stays at or below the threshold: have it whenever. */
    ANY_TIME,
    /** There is a latest moment. */
    UNTIL,
    /** The level would be over the threshold whenever the cup is had from now on. */
    NONE_TONIGHT
  }

  static final LatestCup ANY_TIME = new LatestCup(Timing.ANY_TIME, Optional.empty());
  static final LatestCup NONE_TONIGHT = new LatestCup(Timing.NONE_TONIGHT, Optional.empty());

  /** Checks that a moment is there exactly when the case has one. */
  public LatestCup {
    if ((timing == Timing.UNTIL) != until.isPresent()) {
      throw new IllegalArgumentException(timing + " with " + until);
    }
  }

  static LatestCup until(Instant moment) {
    return new LatestCup(Timing.UNTIL, Optional.of(moment));
  }
}

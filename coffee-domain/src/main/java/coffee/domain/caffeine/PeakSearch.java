package coffee.domain.caffeine;

import java.util.OptionalLong;

/**
 * Finds when a rising level stops rising.
 *
 * <p>Between two {@linkplain Superposition#turningPoints turning points} growth is {@code a exp(-ka
 * t) + b exp(-ke t)}, which changes its sign at most once: so the first such interval at whose end
 * the level does not rise holds the peak.
 */
final class PeakSearch {

  private final Superposition level;

  PeakSearch(Superposition level) {
    this.level = level;
  }

  /** Empty if the level does not rise just after the instant. */
  OptionalLong peakAfter(long at) {
    long start = at + 1; // a cup that is begun right now raises the level from the next instant on
    if (!rising(start)) {
      return OptionalLong.empty();
    }
    long settled = level.settledFrom(start);
    for (long turn : level.turningPoints(start, settled)) {
      if (!rising(turn)) {
        return OptionalLong.of(Bisection.firstFailing(start, turn, this::rising));
      }
      start = turn;
    }
    return OptionalLong.of(
        rising(settled) ? settled : Bisection.firstFailing(start, settled, this::rising));
  }

  /**
   * Where an interval without turning points is highest, apart from its two ends.
   *
   * @param start exclusive, unless there is nothing between the two
   * @param end after the start; the level may drop there, as a dose is no longer counted
   */
  long peakWithin(long start, long end) {
    return rising(start + 1) && !rising(end)
        ? Bisection.firstFailing(start + 1, end, this::rising)
        : Math.max(start, end - 1);
  }

  private boolean rising(long at) {
    return level.growthRate(at) > 0;
  }
}

package coffee.domain.caffeine;

/**
 * Finds when the level falls to a threshold for good (METHOD 1, time until below X mg).
 *
 * <p>Searches backwards from the end, one interval between two {@linkplain
 * Superposition#turningPoints turning points} at a time: within one, the level has at most one peak
 * above both ends.
 */
final class BelowThresholdSearch {

  private static final long HOUR = 3_600_000;

  private final Superposition level;
  private final PeakSearch peaks;
  private final double thresholdMg;

  BelowThresholdSearch(Superposition level, double thresholdMg) {
    if (!(thresholdMg > 0)) {
      throw new IllegalArgumentException("a level never falls to " + thresholdMg + " mg");
    }
    this.level = level;
    this.peaks = new PeakSearch(level);
    this.thresholdMg = thresholdMg;
  }

  /** Returns {@code now} if the level does not exceed the threshold again. */
  long firstInstantBelow(long now) {
    long settled = level.settledFrom(now);
    return above(settled) ? afterSettling(settled) : beforeSettling(now, settled);
  }

  private boolean above(long at) {
    return level.amount(at) > thresholdMg;
  }

  private long afterSettling(long settled) {
    long reach = HOUR;
    while (above(settled + reach)) {
      reach *= 2;
    }
    return Bisection.firstFailing(settled, settled + reach, this::above);
  }

  private long beforeSettling(long now, long settled) {
    long[] turningPoints = level.turningPoints(now, settled);
    long end = settled;
    for (int i = turningPoints.length - 1; i >= 0; i--) {
      long highest = peaks.peakWithin(turningPoints[i], end);
      if (above(highest)) {
        return Bisection.firstFailing(highest, end, this::above);
      }
      if (above(turningPoints[i])) {
        return Bisection.firstFailing(turningPoints[i], highest, this::above);
      }
      end = turningPoints[i];
    }
    return now;
  }
}

package coffee.domain.caffeine;

/** From when on the level stays at or below a threshold (METHOD 1, time until below X mg). */
final class BelowThreshold {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final Superposition level;
  private final double thresholdMg;

  BelowThreshold(Superposition level, double thresholdMg) {
    if (!(thresholdMg > 0)) {
      throw new IllegalArgumentException("a level never falls to " + thresholdMg + " mg");
    }
    this.level = level;
    this.thresholdMg = thresholdMg;
  }

  /** The moment itself if the level does not exceed the threshold again. */
  long from(long now) {
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
    return Crossing.end(settled, settled + reach, this::above);
  }

  private long beforeSettling(long now, long settled) {
    long at = settled;
    while (at > now) {
      long earlier = Math.max(now, level.lastActiveUpTo(at - MINUTE));
      if (above(earlier)) {
        return Crossing.end(earlier, at, this::above);
      }
      at = earlier;
    }
    return now;
  }
}

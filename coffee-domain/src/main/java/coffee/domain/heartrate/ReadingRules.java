package coffee.domain.heartrate;

import coffee.domain.DomainException;

/**
 * The heart rates that an instance accepts.
 *
 * @param minimumBpm lowest, inclusive
 * @param maximumBpm highest, inclusive
 */
public record ReadingRules(int minimumBpm, int maximumBpm) {

  /** 30 to 250 bpm: a guard against entry errors and artefacts, not a diagnosis. */
  public static final ReadingRules DEFAULT = new ReadingRules(30, 250);

  /** Checks the configured range. */
  public ReadingRules {
    if (minimumBpm < HeartRate.MIN_BPM
        || maximumBpm > HeartRate.MAX_BPM
        || minimumBpm >= maximumBpm) {
      throw new IllegalArgumentException("heart rate from " + minimumBpm + " to " + maximumBpm);
    }
  }

  /**
   * Checks and converts the heart rate of an entry.
   *
   * @param bpm rounded half up to a whole number
   * @throws DomainException {@code out_of_range} if not finite or, rounded, out of range
   */
  public HeartRate toHeartRate(double bpm) {
    if (!(bpm >= minimumBpm - 0.5 && bpm < maximumBpm + 0.5)) {
      throw outOfRange(bpm);
    }
    return new HeartRate((int) Math.floor(bpm + 0.5));
  }

  /**
   * Checks the heart rate of an entry.
   *
   * @throws DomainException {@code out_of_range}
   */
  public void requireValid(HeartRate heartRate) {
    if (heartRate.bpm() < minimumBpm || heartRate.bpm() > maximumBpm) {
      throw outOfRange(heartRate.bpm());
    }
  }

  private DomainException outOfRange(Number bpm) {
    return DomainException.outOfRange(
        "must be %d to %d bpm, was %s".formatted(minimumBpm, maximumBpm, bpm));
  }
}

package coffee.domain.heartrate;

import coffee.domain.DomainException;

/**
 * What an instance accepts as a heart rate.
 *
 * @param minimumBpm least, inclusive
 * @param maximumBpm greatest, inclusive
 */
public record ReadingRules(int minimumBpm, int maximumBpm) {

  /** 30 to 250 bpm: a guard against entry errors and artefacts, not a diagnosis. */
  public static final ReadingRules DEFAULT = new ReadingRules(30, 250);

  /** Checks what an operator must get right. */
  public ReadingRules {
    if (minimumBpm < HeartRate.MIN_BPM
        || maximumBpm > HeartRate.MAX_BPM
        || minimumBpm >= maximumBpm) {
      throw new IllegalArgumentException("heart rate from " + minimumBpm + " to " + maximumBpm);
    }
  }

  /**
   * The heart rate of one entry.
   *
   * @param bpm rounded to a whole number, halves up
   * @throws DomainException {@code out_of_range} if not finite or, rounded, out of range
   */
  public HeartRate heartRate(double bpm) {
    if (!(bpm >= minimumBpm - 0.5 && bpm < maximumBpm + 0.5)) {
      throw DomainException.outOfRange(
          "must be %d to %d bpm, was %s".formatted(minimumBpm, maximumBpm, bpm));
    }
    return new HeartRate((int) Math.floor(bpm + 0.5));
  }
}

package coffee.domain.heartrate;

import coffee.domain.DomainException;

/**
 * Beats per minute.
 *
 * @param bpm whole beats per minute, {@value #MIN_BPM} to {@value #MAX_BPM}
 */
public record HeartRate(int bpm) implements Comparable<HeartRate> {

  /**
   * Limits of what a sensor can report: FIT and Bluetooth heart-rate services send one byte, and
   * 255 means "none". The accepted range of an entry is defined by {@link ReadingRules}.
   */
  public static final int MIN_BPM = 1;

  public static final int MAX_BPM = 254;

  /**
   * Checks the range.
   *
   * @throws DomainException {@code out_of_range}
   */
  public HeartRate {
    if (bpm < MIN_BPM || bpm > MAX_BPM) {
      throw DomainException.outOfRange(
          "must be %d to %d bpm, was %d".formatted(MIN_BPM, MAX_BPM, bpm));
    }
  }

  @Override
  public int compareTo(HeartRate other) {
    return Integer.compare(bpm, other.bpm);
  }
}

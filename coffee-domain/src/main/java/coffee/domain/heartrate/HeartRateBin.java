package coffee.domain.heartrate;

import java.time.Instant;

/**
 * Five minutes of a person's readings, as the estimate wants them (METHOD 3.1).
 *
 * @param number {@code floor(epoch seconds / 300)}: a reading exactly on an edge belongs to the bin
 *     that starts there
 * @param validReadings how many readings are within 30 to 220 bpm; may be 0
 * @param medianBpm median of the valid readings, a multiple of 0.5; 0 if there are none
 * @param exercise whether any reading, valid or not, was labelled so
 * @param sleeping whether any reading, valid or not, was labelled so
 * @param active whether any reading, valid or not, was labelled so
 */
public record HeartRateBin(
    long number,
    int validReadings,
    double medianBpm,
    boolean exercise,
    boolean sleeping,
    boolean active) {

  /** Length of a bin in seconds. */
  public static final int SECONDS = 300;

  /** Least heart rate that counts, in bpm; below are artefacts. */
  public static final int MIN_VALID_BPM = 30;

  /** Greatest heart rate that counts, in bpm; above are artefacts. */
  public static final int MAX_VALID_BPM = 220;

  /** The number of the bin that holds an instant. */
  public static long numberOf(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS);
  }

  /** First instant of the bin. */
  public Instant start() {
    return Instant.ofEpochSecond(number * SECONDS);
  }
}

package coffee.domain.heartrate;

import java.time.Instant;

/**
 * Five minutes of a person's readings, aggregated for the analysis (METHOD 3.1).
 *
 * @param number {@code floor(epoch seconds / 300)}: a reading exactly on an edge belongs to the bin
 *     that starts there
 * @param validReadings number of readings within 30 to 220 bpm; may be 0
 * @param medianBpm median of the valid readings, a multiple of 0.5; 0 if there are none
 * @param levelBpm the value of the bin (METHOD 3.13): with at least {@value #MIN_QUIET_READINGS}
 *     valid readings their 20th percentile, the quiet level; otherwise the median
 * @param exercise whether any reading, valid or not, was labelled as exercise
 * @param sleeping whether any reading, valid or not, was labelled as sleeping
 * @param active whether any reading, valid or not, was labelled as active
 */
public record HeartRateBin(
    long number,
    int validReadings,
    double medianBpm,
    double levelBpm,
    boolean exercise,
    boolean sleeping,
    boolean active) {

  /** Length of a bin in seconds. */
  public static final int SECONDS = 300;

  /** Minimum valid heart rate in bpm; lower values are artefacts. */
  public static final int MIN_VALID_BPM = 30;

  /** Maximum valid heart rate in bpm; higher values are artefacts. */
  public static final int MAX_VALID_BPM = 220;

  /** With fewer valid readings, the value of a bin is their median. */
  public static final int MIN_QUIET_READINGS = 10;

  /** The 20th percentile of n sorted values is at index {@code (n - 1) / 5}. */
  public static final int QUIET_FRACTION = 5;

  /** A bin whose value is its median: of fewer than ten readings, or of equal ones. */
  public HeartRateBin(
      long number,
      int validReadings,
      double medianBpm,
      boolean exercise,
      boolean sleeping,
      boolean active) {
    this(number, validReadings, medianBpm, medianBpm, exercise, sleeping, active);
  }

  /** The number of the bin that holds an instant. */
  public static long numberOf(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS);
  }

  /** First instant of the bin. */
  public Instant start() {
    return Instant.ofEpochSecond(number * SECONDS);
  }
}

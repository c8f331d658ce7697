package coffee.domain.experiment;

import java.util.Arrays;

/**
 * What was measured on a day of an experiment.
 *
 * @param values how many five-minute bins, or manual entries, it comes from
 * @param bpm the quiet heart rate of the window, in bpm
 * @param exposure mean exposure at the same instants, in peaks of one single dose of 100 mg
 */
public record DayOutcome(int values, double bpm, double exposure) {

  /**
   * The 25th percentile, linearly interpolated.
   *
   * @param values 1 or more
   */
  static double lowerQuartile(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = (sorted.length - 1) / 4.0;
    int below = (int) position;
    return below + 1 == sorted.length
        ? sorted[below]
        : sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
  }
}

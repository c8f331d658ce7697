package coffee.domain.experiment;

import java.util.Arrays;

/**
 * What was measured on a day of an experiment.
 *
 * @param values how many five-minute bins, or manual entries, it comes from
 * @param bpm the quiet level of the window, in bpm
 * @param exposure mean exposure at the same instants, in peaks of one single dose of 100 mg
 */
public record DayOutcome(int values, double bpm, double exposure) {

  private static final double QUARTER = 0.25;

  /**
   * The 25th percentile, linearly interpolated.
   *
   * @param values 1 or more
   */
  static double lowerQuartile(double[] values) {
    return percentile(values, QUARTER);
  }

  /**
   * A percentile, linearly interpolated.
   *
   * @param values 1 or more
   * @param share of the values below it, 0 to 1
   */
  static double percentile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = (sorted.length - 1) * share;
    int below = (int) position;
    return below + 1 == sorted.length
        ? sorted[below]
        : sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
  }
}

package coffee.domain.correlation.data;

import java.util.Optional;

/**
 * The largest step up or down in a series (METHOD 3.1).
 *
 * @param indexAfterStep index of the first value after the step
 * @param height mean after minus mean before, times the sign of the search
 */
record StepChange(int indexAfterStep, double height) {

  /** Minimum number of values on either side. */
  private static final int MIN_ON_A_SIDE = 6;

  private static final int MIN_VALUES = 24;

  /**
   * The split k with the greatest {@code sign (mean after - mean before) √(k (n-k) / n)}; of equals
   * the smallest.
   *
   * @param values the series in its order
   * @param sign +1 to look for a step up, -1 for one down
   * @return empty with fewer than 24 values
   */
  static Optional<StepChange> sharpest(double[] values, int sign) {
    int n = values.length;
    if (n < MIN_VALUES) {
      return Optional.empty();
    }
    double total = sum(values, 0, n);
    double before = sum(values, 0, MIN_ON_A_SIDE - 1);
    double bestScore = Double.NEGATIVE_INFINITY;
    StepChange best = new StepChange(0, 0);
    for (int k = MIN_ON_A_SIDE; k <= n - MIN_ON_A_SIDE; k++) {
      before += values[k - 1];
      double height = sign * ((total - before) / (n - k) - before / k);
      double score = height * Math.sqrt((double) k * (n - k) / n);
      if (score > bestScore) {
        bestScore = score;
        best = new StepChange(k, height);
      }
    }
    return Optional.of(best);
  }

  private static double sum(double[] values, int from, int until) {
    double sum = 0;
    for (int i = from; i < until; i++) {
      sum += values[i];
    }
    return sum;
  }
}

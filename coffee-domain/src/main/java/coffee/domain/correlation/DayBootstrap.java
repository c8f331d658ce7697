package coffee.domain.correlation;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Percentile bootstrap of means over episodes, with days as the unit that is drawn (METHOD 2): the
 * episodes of a day stay together.
 */
final class DayBootstrap {

  private static final int REPLICATES = 1_000;
  private static final double TAIL = 0.025;

  /** Spreads neighbouring seeds over all 64 bits: 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final int[][] draws;

  /**
   * Draws the replicates.
   *
   * @param seed fixes them. {@link Random} gives the same numbers on every machine.
   */
  DayBootstrap(long seed, int days) {
    Random random = new Random(seed * SPREAD);
    draws = new int[REPLICATES][days];
    for (int[] draw : draws) {
      for (int i = 0; i < days; i++) {
        draw[random.nextInt(days)]++;
      }
    }
  }

  /**
   * The middle 95 % of the means.
   *
   * @param sums sum over the episodes of each day
   * @param counts how many episodes each day has
   * @return empty with fewer than two days that have one
   */
  Optional<Interval> band(double[] sums, int[] counts) {
    if (Arrays.stream(counts).filter(count -> count > 0).count() < 2) {
      return Optional.empty();
    }
    double[] means = new double[REPLICATES];
    int n = 0;
    for (int[] draw : draws) {
      double sum = 0;
      int count = 0;
      for (int day = 0; day < draw.length; day++) {
        sum += draw[day] * sums[day];
        count += draw[day] * counts[day];
      }
      if (count > 0) {
        means[n++] = sum / count;
      }
    }
    Arrays.sort(means, 0, n);
    return Optional.of(new Interval(quantile(means, n, TAIL), quantile(means, n, 1 - TAIL)));
  }

  private static double quantile(double[] sorted, int n, double share) {
    double position = share * (n - 1);
    int below = (int) position;
    int above = Math.min(below + 1, n - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}

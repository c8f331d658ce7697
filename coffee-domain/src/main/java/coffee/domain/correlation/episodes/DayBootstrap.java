package coffee.domain.correlation.episodes;

import coffee.domain.correlation.result.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap of means over episodes, resampled by day (METHOD 2): the episodes of a day
 * stay together.
 */
final class DayBootstrap {

  private static final int REPLICATES = 1_000;
  private static final double TAIL = 0.025;

  /** Spreads adjacent seeds over all 64 bits: 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** How often each day is drawn, by day and replicate. */
  private final double[][] draws;

  /**
   * Draws the replicates.
   *
   * @param seed makes them reproducible. {@link Random} gives the same numbers on every machine.
   */
  DayBootstrap(long seed, int days) {
    Random random = new Random(seed * SPREAD);
    draws = new double[days][REPLICATES];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      for (int i = 0; i < days; i++) {
        draws[random.nextInt(days)][replicate]++;
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
  Optional<Interval> confidenceBand(double[] sums, int[] counts) {
    if (Arrays.stream(counts).filter(count -> count > 0).count() < 2) {
      return Optional.empty();
    }
    double[] sum = new double[REPLICATES];
    double[] episodes = new double[REPLICATES];
    for (int day = 0; day < counts.length; day++) {
      if (counts[day] > 0) {
        add(draws[day], sums[day], sum);
        add(draws[day], counts[day], episodes);
      }
    }
    double[] means =
        IntStream.range(0, REPLICATES)
            .filter(replicate -> episodes[replicate] > 0)
            .mapToDouble(replicate -> sum[replicate] / episodes[replicate])
            .sorted()
            .toArray();
    return Optional.of(new Interval(quantile(means, TAIL), quantile(means, 1 - TAIL)));
  }

  private static void add(double[] times, double value, double[] into) {
    for (int replicate = 0; replicate < into.length; replicate++) {
      into[replicate] += times[replicate] * value;
    }
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}

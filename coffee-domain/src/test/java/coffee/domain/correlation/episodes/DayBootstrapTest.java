package coffee.domain.correlation.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.correlation.result.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayBootstrapTest {

  private static final int DAYS = 400;

  private final double[] sums = new double[DAYS];
  private final int[] counts = new int[DAYS];

  DayBootstrapTest() {
    Random random = new Random(1);
    for (int day = 0; day < DAYS; day++) {
      counts[day] = 1;
      sums[day] = 3 + 2 * random.nextGaussian();
    }
  }

  /** The standard error of a mean of 400 is 2 / 20; a band reaches 1.96 of them to each side. */
  @Test
  void bandMatchesStandardErrorOfMean() {
    Interval band = new DayBootstrap(5, DAYS).confidenceBand(sums, counts).orElseThrow();
    assertThat((band.high() - band.low()) / 2).isCloseTo(0.196, within(0.02));
    assertThat((band.high() + band.low()) / 2).isCloseTo(3, within(0.2));
  }

  @Test
  void sameSeedGivesSameBand() {
    assertThat(new DayBootstrap(5, DAYS).confidenceBand(sums, counts))
        .isEqualTo(new DayBootstrap(5, DAYS).confidenceBand(sums, counts))
        .isNotEqualTo(new DayBootstrap(6, DAYS).confidenceBand(sums, counts));
  }

  @Test
  void singleDayHasNoBand() {
    assertThat(new DayBootstrap(5, 2).confidenceBand(new double[] {1, 0}, new int[] {3, 0}))
        .isEmpty();
    assertThat(new DayBootstrap(5, 0).confidenceBand(new double[0], new int[0])).isEmpty();
  }
}

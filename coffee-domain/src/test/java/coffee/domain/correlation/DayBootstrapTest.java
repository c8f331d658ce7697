package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
  void theBandIsThatOfTheMean() {
    Interval band = new DayBootstrap(5, DAYS).band(sums, counts).orElseThrow();
    assertThat((band.high() - band.low()) / 2).isCloseTo(0.196, within(0.02));
    assertThat((band.high() + band.low()) / 2).isCloseTo(3, within(0.2));
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(new DayBootstrap(5, DAYS).band(sums, counts))
        .isEqualTo(new DayBootstrap(5, DAYS).band(sums, counts))
        .isNotEqualTo(new DayBootstrap(6, DAYS).band(sums, counts));
  }

  @Test
  void oneDayHasNoBand() {
    assertThat(new DayBootstrap(5, 2).band(new double[] {1, 0}, new int[] {3, 0})).isEmpty();
    assertThat(new DayBootstrap(5, 0).band(new double[0], new int[0])).isEmpty();
  }
}

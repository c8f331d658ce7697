package coffee.domain.correlation.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MedianTest {

  @RepeatedTest(200)
  void equalsMiddleOfSortedValues(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int n = 1 + random.nextInt(60);
    double[] values = random.doubles(n).map(v -> Math.rint(20 * v) / 2).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(Median.of(values, n)).isEqualTo((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  }

  @RepeatedTest(50)
  void equalsMiddleOfManySortedValues(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int n = 500 + random.nextInt(20_000);
    double step = run.getCurrentRepetition() % 2 == 0 ? 1e-9 : 0.1; // many ties or none
    double[] values = random.doubles(n).map(v -> Math.rint(v / step)).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(Median.of(values, n)).isEqualTo((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
  }

  @Test
  void ignoresValuesBeyondCount() {
    assertThat(Median.of(new double[] {3, 1, 2, 1_000, 2_000}, 3)).isEqualTo(2);
  }
}

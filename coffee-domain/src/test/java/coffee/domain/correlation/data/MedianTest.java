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

  @Test
  void ignoresValuesBeyondCount() {
    assertThat(Median.of(new double[] {3, 1, 2, 1_000, 2_000}, 3)).isEqualTo(2);
  }
}

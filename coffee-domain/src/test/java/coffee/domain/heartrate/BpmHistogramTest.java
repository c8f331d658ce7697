package coffee.domain.heartrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BpmHistogramTest {

  @Test
  void emptyHistogramHasNoStatistics() {
    assertThat(new BpmHistogram().statistics()).isEmpty();
  }

  @Test
  void singleReadingHasNoStandardDeviation() {
    HeartRateStatistics statistics = of(72).statistics().orElseThrow();

    assertThat(statistics.median()).isEqualTo(72);
    assertThat(statistics.mean()).isEqualTo(72);
    assertThat(statistics.standardDeviation()).isEmpty();
  }

  @Test
  void medianOfEvenCountIsMeanOfMiddleValues() {
    assertThat(of(60, 61, 70, 200).statistics().orElseThrow().median()).isEqualTo(65.5);
  }

  /** 2, 4, 4, 4, 5, 5, 7, 9: the textbook set with population deviation 2, sample 32/7. */
  @Test
  void computesSampleStandardDeviation() {
    assertThat(
            of(2, 4, 4, 4, 5, 5, 7, 9).statistics().orElseThrow().standardDeviation().getAsDouble())
        .isCloseTo(Math.sqrt(32.0 / 7), within(1e-15));
  }

  @RepeatedTest(50) // the repetition is the seed
  void mergedHistogramEqualsDirectOne(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int[] bpm = random.ints(1 + random.nextInt(200), 1, 255).toArray();
    int cut = random.nextInt(bpm.length + 1);
    BpmHistogram joined = of(Arrays.copyOfRange(bpm, 0, cut));
    joined.add(of(Arrays.copyOfRange(bpm, cut, bpm.length)));

    assertThat(joined).isEqualTo(of(bpm));
    assertThat(joined.statistics()).isEqualTo(of(bpm).statistics());
    int[] sorted = Arrays.stream(bpm).sorted().toArray();
    assertThat(joined.statistics().orElseThrow().minimum()).isEqualTo(sorted[0]);
    assertThat(joined.statistics().orElseThrow().maximum()).isEqualTo(sorted[sorted.length - 1]);
    assertThat(joined.statistics().orElseThrow().median())
        .isEqualTo((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0);
  }

  @RepeatedTest(50) // the repetition is the seed
  void consecutiveCountsEqualSingleOnes(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    int[] byBpm = new int[HeartRate.MAX_BPM + 1];
    int from = random.nextInt(byBpm.length);
    int until = from + random.nextInt(byBpm.length - from + 1);
    BpmHistogram expected = of(70);
    for (int bpm = from; bpm < until; bpm++) {
      byBpm[bpm] = random.nextInt(3);
      expected.add(bpm, byBpm[bpm]);
    }
    BpmHistogram histogram = of(70);
    histogram.add(byBpm, from, until);

    assertThat(histogram).isEqualTo(expected);
    assertThat(histogram.statistics()).isEqualTo(expected.statistics());
  }

  private static BpmHistogram of(int... bpm) {
    BpmHistogram histogram = new BpmHistogram();
    Arrays.stream(bpm).forEach(one -> histogram.add(one, 1));
    return histogram;
  }
}

package coffee.domain.experiment.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Two implementations, written apart, agree. */
class ReferenceExperimentTest {

  private static final double TOLERANCE = 1e-9;

  @RepeatedTest(1000) // the repetition is the seed
  void agreesOnRandomExperiments(RepetitionInfo run) {
    SplittableRandom random = new SplittableRandom(run.getCurrentRepetition());
    // The reference tries 2^n sign vectors at 1,201 effects: small n there.
    boolean grid = run.getCurrentRepetition() % 2 == 0;
    int n = grid ? random.nextInt(1, 8) : random.nextInt(1, 13);
    compare(n, grid, random);
  }

  @Test
  void agreesOnDrawnSubsets() {
    compare(23, false, new SplittableRandom(1));
  }

  private static void compare(int n, boolean grid, SplittableRandom random) {
    double effect = random.nextDouble(-4, 8);
    double[] dx = IntStream.range(0, n).mapToDouble(b -> exposure(grid, random)).toArray();
    double[] dy =
        IntStream.range(0, n)
            .mapToDouble(b -> Math.rint(4 * (effect * dx[b] + random.nextDouble(-5, 5))) / 4)
            .toArray();
    List<BlockDifference> blocks =
        IntStream.range(0, n).mapToObj(b -> new BlockDifference(dy[b], dx[b])).toList();
    ReferenceExperiment reference = new ReferenceExperiment(dy, dx);
    ExactResult exact = ExactResult.of(blocks);
    assertThat(exact.pValue()).isEqualTo(reference.p(0), within(TOLERANCE));
    assertSame(exact.bpmPer100Mg(), reference.beta());
    double[] limits = reference.exactLimits();
    assertSame(exact.limits().low(), limits[0]);
    assertSame(exact.limits().high(), limits[1]);
    AnytimeResult anytime = AnytimeResult.of(blocks);
    assertThat(anytime.evidence()).isCloseTo(reference.stakes(0)[n], within(TOLERANCE));
    double[] always = reference.anytimeLimits();
    assertSame(anytime.limits().low(), always[0]);
    assertSame(anytime.limits().high(), always[1]);
  }

  private static double exposure(boolean grid, SplittableRandom random) {
    double kind = random.nextDouble();
    if (grid && kind < 0.4) {
      return kind < 0.25 ? 0 : -1.75;
    }
    return random.nextDouble(0.2, 2);
  }

  private static void assertSame(OptionalDouble actual, double expected) {
    if (Double.isNaN(expected)) {
      assertThat(actual).isEmpty();
    } else {
      assertThat(actual.orElseThrow()).isCloseTo(expected, within(TOLERANCE));
    }
  }
}

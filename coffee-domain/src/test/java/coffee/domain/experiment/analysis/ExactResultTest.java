package coffee.domain.experiment.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExactResultTest {

  private static final Offset<Double> SIX_DIGITS = within(0.5e-6);

  @Test
  void givesTheIntervalOfTenBlocks() {
    ExactResult result = ExactResult.of(GoldenExperiments.ten());
    assertThat(result.ittBpm()).isCloseTo(2.875, SIX_DIGITS);
    assertThat(result.bpmPer100Mg().orElseThrow()).isCloseTo(1.657061, SIX_DIGITS);
    assertThat(result.pValue()).isEqualTo(10 / 1024.0);
    assertLimits(result, 0.666667, 2.596154);
    assertThat(result.outsideTheRange()).isFalse();
  }

  @Test
  void triesAGridWhereSomeBlocksDidNotDiffer() {
    ExactResult result = ExactResult.of(GoldenExperiments.tenWithTwoAlikeAndOneSwapped());
    assertThat(result.ittBpm()).isEqualTo(2.875);
    assertThat(result.bpmPer100Mg().orElseThrow()).isCloseTo(2.777778, SIX_DIGITS);
    assertThat(result.pValue()).isEqualTo(10 / 1024.0);
    assertThat(result.limits().low()).hasValue(1.5);
    assertThat(result.limits().high()).isEmpty();
  }

  @Test
  void givesNoLimitsFromFiveBlocks() {
    ExactResult result = ExactResult.of(GoldenExperiments.ten().subList(0, 5));
    assertThat(result.bpmPer100Mg().orElseThrow()).isCloseTo(1.6, SIX_DIGITS);
    assertThat(result.pValue()).isEqualTo(0.1875);
    assertThat(result.limits()).isEqualTo(Limits.NONE);
  }

  @Test
  void givesLimitsFromSixBlocks() {
    ExactResult result = ExactResult.of(GoldenExperiments.ten().subList(0, 6));
    assertThat(result.bpmPer100Mg().orElseThrow()).isCloseTo(1.809524, SIX_DIGITS);
    assertThat(result.pValue()).isEqualTo(0.09375);
    assertLimits(result, -0.857143, 3.676471);
  }

  @Test
  void drawsSubsetsOfManyBlocks() {
    ExactResult result = ExactResult.of(GoldenExperiments.twentyFour());
    assertThat(BlockSubsets.draw(24)).startsWith(1029385, 15066759, 7547376);
    assertThat(result.bpmPer100Mg().orElseThrow()).isCloseTo(1.261238, SIX_DIGITS);
    assertThat(result.pValue()).isCloseTo(0.00008583, within(0.5e-8));
    assertLimits(result, 0.736514, 1.784825);
  }

  @Test
  void triesAGridWithDrawnSubsets() {
    ExactResult result = ExactResult.of(GoldenExperiments.twentyFourWithOneAlike());
    assertThat(result.bpmPer100Mg().orElseThrow()).isCloseTo(1.316075, SIX_DIGITS);
    assertLimits(result, 0.75, 1.90);
  }

  @Test
  void knowsNothingFromAConstantHeartRate() {
    ExactResult result = ExactResult.of(Collections.nCopies(10, new BlockDifference(0, 1.75)));
    assertThat(result.pValue()).isEqualTo(1);
    assertThat(result.limits()).isEqualTo(Limits.NONE);
  }

  @Test
  void givesNoEffectWithoutADifferenceInCaffeine() {
    ExactResult result = ExactResult.of(Collections.nCopies(8, new BlockDifference(2, -0.1)));
    assertThat(result.ittBpm()).isEqualTo(2);
    assertThat(result.pValue()).isEqualTo(2 / 256.0);
    assertThat(result.bpmPer100Mg()).isEqualTo(OptionalDouble.empty());
    assertThat(result.limits()).isEqualTo(Limits.NONE);
    assertThat(result.outsideTheRange()).isFalse();
  }

  @Test
  void saysWhenNoEffectOfTheGridAgrees() {
    List<BlockDifference> blocks =
        List.of(
            new BlockDifference(500, 1),
            new BlockDifference(500, 1),
            new BlockDifference(500, 1),
            new BlockDifference(500, 1),
            new BlockDifference(500, 1),
            new BlockDifference(500, 1),
            new BlockDifference(500, 0));
    ExactResult result = ExactResult.of(blocks);
    assertThat(result.limits()).isEqualTo(Limits.NONE);
    assertThat(result.outsideTheRange()).isTrue();
  }

  private static void assertLimits(ExactResult result, double low, double high) {
    assertThat(result.limits().low().orElseThrow()).isCloseTo(low, SIX_DIGITS);
    assertThat(result.limits().high().orElseThrow()).isCloseTo(high, SIX_DIGITS);
  }
}

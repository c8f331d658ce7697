package coffee.domain.experiment.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnytimeResultTest {

  @Test
  void raisesTheStakeBlockByBlock() {
    assertThat(EProcess.eValues(GoldenExperiments.ten(), 0))
        .containsExactly(
            new double[] {
              1, 1.24838, 2.031173, 1.014625, 1.505584, 2.482675, 3.768243, 4.451765, 7.842764,
              13.595159
            },
            within(0.5e-6));
  }

  @Test
  void givesAnIntervalThatMayBeLookedAt() {
    AnytimeResult result = AnytimeResult.of(GoldenExperiments.ten());
    assertThat(result.limits()).isEqualTo(Limits.of(-0.15, 3.2));
    assertThat(result.evidence()).isCloseTo(13.595159, within(0.5e-6));
    assertThat(result.adviseStop()).isFalse();
  }

  @Test
  void isWiderAtTheLevelOfStopping() {
    BitSet accepted = new BitSet();
    for (int index = 0; index < EffectGrid.SIZE; index++) {
      double effect = EffectGrid.effect(index);
      accepted.set(index, EProcess.maxEValue(GoldenExperiments.ten(), effect) < 100);
    }
    assertThat(EffectGrid.hull(accepted)).isEqualTo(Limits.of(-0.95, 3.9));
  }

  @Test
  void hasNoLimitsWhereSomeBlocksDidNotDiffer() {
    AnytimeResult result = AnytimeResult.of(GoldenExperiments.tenWithTwoAlikeAndOneSwapped());
    assertThat(result.limits()).isEqualTo(Limits.NONE);
  }

  @Test
  void startsWithoutLimits() {
    assertThat(AnytimeResult.of(List.of())).isEqualTo(new AnytimeResult(Limits.NONE, 1, 1));
  }

  @Test
  void advisesToStopOnStrongEvidence() {
    List<BlockDifference> blocks = Collections.nCopies(8, new BlockDifference(100, 1.75));
    assertThat(AnytimeResult.of(blocks.subList(0, 7)).adviseStop()).isFalse();
    assertThat(AnytimeResult.of(blocks).adviseStop()).isTrue();
  }

  @Test
  void survivesAbsurdDifferences() {
    List<BlockDifference> blocks =
        List.of(new BlockDifference(190, 400), new BlockDifference(-190, -400));
    assertThat(AnytimeResult.of(blocks).evidence()).isFinite();
  }
}

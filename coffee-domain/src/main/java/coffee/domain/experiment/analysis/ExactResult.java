package coffee.domain.experiment.analysis;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an experiment found, once it is over.
 *
 * @param ittBpm mean difference in bpm, caffeine days minus the others, as the coin decided them
 *     (intention to treat)
 * @param bpmPer100Mg effect at the peak of one single dose of 100 mg; empty if the days did not
 *     differ in caffeine
 * @param limits exact 95 % interval of the effect
 * @param pValue of the hypothesis that caffeine changes nothing; greater than 0 and at most 1
 * @param outsideTheRange whether no effect between -30 and 30 bpm per 100 mg agrees with the blocks
 */
public record ExactResult(
    double ittBpm,
    OptionalDouble bpmPer100Mg,
    Limits limits,
    double pValue,
    boolean outsideTheRange) {

  /**
   * The result of usable blocks.
   *
   * @param blocks 1 to 30, in the order of the calendar
   */
  public static ExactResult of(List<BlockDifference> blocks) {
    double bpm = blocks.stream().mapToDouble(BlockDifference::bpm).sum();
    double exposure = blocks.stream().mapToDouble(BlockDifference::exposure).sum();
    SignFlipTest test = new SignFlipTest(blocks);
    double itt = bpm / blocks.size();
    double p = test.pOfNoEffect();
    if (!(exposure > 0)) {
      return new ExactResult(itt, OptionalDouble.empty(), Limits.NONE, p, false);
    }
    OptionalDouble effect = OptionalDouble.of(bpm / exposure);
    if (blocks.stream().allMatch(block -> block.bpm() == 0)) {
      return new ExactResult(itt, effect, Limits.NONE, p, false);
    }
    if (test.hasClosedForm()) {
      return new ExactResult(itt, effect, test.closedForm(), p, false);
    }
    BitSet accepted = test.accepted();
    return new ExactResult(itt, effect, EffectGrid.hull(accepted), p, accepted.isEmpty());
  }
}

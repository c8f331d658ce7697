package coffee.domain.experiment.analysis;

import java.util.List;

/**
 * What may be shown while an experiment runs, however often.
 *
 * @param limits anytime-valid 95 % interval of the effect
 * @param evidence the stake against no effect after the latest block; 1 at the start, never
 *     negative
 * @param maxEvidence the greatest of them
 */
public record AnytimeResult(Limits limits, double evidence, double maxEvidence) {

  private static final double STOP = 100;

  /**
   * The result so far.
   *
   * @param blocks usable ones, in the order of the calendar
   */
  public static AnytimeResult of(List<BlockDifference> blocks) {
    double[] stakes = EProcess.stakes(blocks, 0);
    return new AnytimeResult(
        EffectGrid.hull(EProcess.accepted(blocks)),
        stakes.length == 0 ? 1 : stakes[stakes.length - 1],
        EProcess.maxStake(blocks, 0));
  }

  /** Whether the evidence is so strong that the experiment may end early. */
  public boolean adviseStop() {
    return maxEvidence >= STOP;
  }
}

package coffee.domain.experiment.analysis;

import java.util.List;

/**
 * What may be shown while an experiment runs, however often (METHOD 7).
 *
 * @param limits anytime-valid 95 % interval of the effect
 * @param evidence the e-value against no effect after the latest block; 1 at the start, never
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
    double[] eValues = EProcess.eValues(blocks, 0);
    return new AnytimeResult(
        EffectGrid.hull(EProcess.accepted(blocks)),
        eValues.length == 0 ? 1 : eValues[eValues.length - 1],
        EProcess.maxEValue(blocks, 0));
  }

  /** Whether the evidence is so strong that the experiment may end early. */
  public boolean adviseStop() {
    return maxEvidence >= STOP;
  }
}

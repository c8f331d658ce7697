package coffee.domain.experiment.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * An e-process for the effect (METHOD 7). If the effect is β, the sign of a block's residual d is a
 * fair coin, so an e-value that is multiplied by {@code 2 / (1 + exp(-2 λ d))} per block keeps an
 * expected value of 1. The mean over twelve λ therefore reaches 20 at any time with a probability
 * of at most 5 % (Ville). The effects whose e-value never did are an interval that is valid at
 * every look.
 */
final class EProcess {

  private static final double LEVEL = 20;

  /** The λ in 1/bpm, each with both signs. */
  private static final double[] LAMBDAS = {0.03, 0.06, 0.12, 0.25, 0.5, 1};

  private EProcess() {}

  /**
   * The e-value against an effect after each block, which starts as 1.
   *
   * @param blocks in the order of the calendar
   */
  static double[] eValues(List<BlockDifference> blocks, double effect) {
    double[] rising = ones();
    double[] falling = ones();
    double[] eValues = new double[blocks.size()];
    for (int block = 0; block < eValues.length; block++) {
      eValues[block] = bet(blocks.get(block).without(effect), rising, falling);
    }
    return eValues;
  }

  /** The greatest e-value against an effect; 1 without blocks. */
  static double maxEValue(List<BlockDifference> blocks, double effect) {
    double maximum = 1;
    for (double eValue : eValues(blocks, effect)) {
      maximum = Math.max(maximum, eValue);
    }
    return maximum;
  }

  /** The effects of the grid whose e-value never reached the level. */
  static BitSet accepted(List<BlockDifference> blocks) {
    BitSet accepted = new BitSet(EffectGrid.SIZE);
    for (int index = 0; index < EffectGrid.SIZE; index++) {
      accepted.set(index, maxEValue(blocks, EffectGrid.effect(index)) < LEVEL);
    }
    return accepted;
  }

  /** Multiplies the e-values of every λ, and returns their mean. */
  private static double bet(double residual, double[] rising, double[] falling) {
    double[] matching = residual >= 0 ? rising : falling;
    double[] opposite = residual >= 0 ? falling : rising;
    double size = Math.abs(residual);
    // Two exponentials for six λ: the others are powers of them.
    double exp003 = Math.exp(-2 * LAMBDAS[0] * size);
    double exp025 = Math.exp(-2 * LAMBDAS[3] * size);
    double sum = 0;
    for (int i = 0; i < LAMBDAS.length; i++) {
      double odds =
          switch (i) {
            case 0 -> exp003;
            case 1 -> exp003 * exp003;
            case 2 -> exp003 * exp003 * exp003 * exp003;
            case 3 -> exp025;
            case 4 -> exp025 * exp025;
            default -> exp025 * exp025 * exp025 * exp025;
          };
      double share = 2 / (1 + odds);
      matching[i] *= share;
      opposite[i] *= share * odds;
      sum += matching[i] + opposite[i];
    }
    return sum / (2 * LAMBDAS.length);
  }

  private static double[] ones() {
    double[] ones = new double[LAMBDAS.length];
    Arrays.fill(ones, 1);
    return ones;
  }
}

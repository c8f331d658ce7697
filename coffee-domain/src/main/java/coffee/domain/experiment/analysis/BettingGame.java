package coffee.domain.experiment.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A bet on the coins. If the effect is β, the sign of what is left of a block is a fair coin, and a
 * stake that grows by {@code 2 / (1 + exp(-2 λ d))} cannot be expected to win; the mean over twelve
 * λ ever reaches 20 with a probability of 5 % at most (Ville). So the effects whose stake never did
 * are an interval that stays right however often it is looked at.
 */
final class BettingGame {

  private static final double LEVEL = 20;

  /** The λ in 1/bpm, each with both signs. */
  private static final double[] LAMBDAS = {0.03, 0.06, 0.12, 0.25, 0.5, 1};

  private BettingGame() {}

  /**
   * The stake on an effect after each block, which starts as 1.
   *
   * @param blocks in the order of the calendar
   */
  static double[] stakes(List<BlockDifference> blocks, double effect) {
    double[] rising = ones();
    double[] falling = ones();
    double[] stakes = new double[blocks.size()];
    for (int block = 0; block < stakes.length; block++) {
      stakes[block] = bet(blocks.get(block).without(effect), rising, falling);
    }
    return stakes;
  }

  /** The greatest stake on an effect; 1 without blocks. */
  static double maxStake(List<BlockDifference> blocks, double effect) {
    double maximum = 1;
    for (double stake : stakes(blocks, effect)) {
      maximum = Math.max(maximum, stake);
    }
    return maximum;
  }

  /** The effects of the grid that were never won against. */
  static BitSet accepted(List<BlockDifference> blocks) {
    BitSet accepted = new BitSet(EffectGrid.SIZE);
    for (int index = 0; index < EffectGrid.SIZE; index++) {
      accepted.set(index, maxStake(blocks, EffectGrid.effect(index)) < LEVEL);
    }
    return accepted;
  }

  /** Multiplies the stakes of every λ, and returns their mean. */
  private static double bet(double left, double[] rising, double[] falling) {
    double[] forThose = left >= 0 ? rising : falling;
    double[] forOthers = left >= 0 ? falling : rising;
    double size = Math.abs(left);
    // Two exponentials for six λ: the others are powers of them.
    double third = Math.exp(-2 * LAMBDAS[0] * size);
    double quarter = Math.exp(-2 * LAMBDAS[3] * size);
    double sum = 0;
    for (int i = 0; i < LAMBDAS.length; i++) {
      double odds =
          switch (i) {
            case 0 -> third;
            case 1 -> third * third;
            case 2 -> third * third * third * third;
            case 3 -> quarter;
            case 4 -> quarter * quarter;
            default -> quarter * quarter * quarter * quarter;
          };
      double share = 2 / (1 + odds);
      forThose[i] *= share;
      forOthers[i] *= share * odds;
      sum += forThose[i] + forOthers[i];
    }
    return sum / (2 * LAMBDAS.length);
  }

  private static double[] ones() {
    double[] ones = new double[LAMBDAS.length];
    Arrays.fill(ones, 1);
    return ones;
  }
}

package coffee.domain.experiment.analysis;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The non-empty sets of blocks whose signs are flipped: all of them up to 20 blocks, otherwise
 * 1,048,575 that are drawn. With the empty set they are {@link #count}.
 */
final class BlockSubsets {

  private static final int ALL_UP_TO_BLOCKS = 20;
  private static final int MAX_COUNT = 1 << ALL_UP_TO_BLOCKS;
  private static final long SEED = 20_250_101;

  /** The sum of a drawn set is that of its two halves, of at most this many blocks each. */
  private static final int HALF = 15;

  private final List<BlockDifference> blocks;
  private final int[] drawn;

  /**
   * The subsets of blocks.
   *
   * @param blocks 0 to 30
   */
  BlockSubsets(List<BlockDifference> blocks) {
    if (blocks.size() > 2 * HALF) {
      throw new IllegalArgumentException(blocks.size() + " blocks");
    }
    this.blocks = blocks;
    drawn = blocks.size() > ALL_UP_TO_BLOCKS ? draw(blocks.size()) : new int[0];
  }

  /** Subsets as bits of a number, the first block the lowest. */
  static int[] draw(int blocks) {
    SplitMix64 random = new SplitMix64(SEED);
    int mask = (1 << blocks) - 1;
    int[] drawn = new int[MAX_COUNT - 1];
    for (int i = 0; i < drawn.length; ) {
      drawn[i] = (int) random.next() & mask;
      if (drawn[i] != 0) {
        i++;
      }
    }
    return drawn;
  }

  /** How many there are, with the empty one. */
  int count() {
    return blocks.size() > ALL_UP_TO_BLOCKS ? MAX_COUNT : 1 << blocks.size();
  }

  /** The sum over each non-empty subset, {@link #count} less 1. */
  double[] sums(ToDoubleFunction<BlockDifference> value) {
    if (blocks.size() <= ALL_UP_TO_BLOCKS) {
      return sumsOfAll(blocks, value);
    }
    double[] low = sumsOfAll(blocks.subList(0, HALF), value);
    double[] high = sumsOfAll(blocks.subList(HALF, blocks.size()), value);
    double[] sums = new double[drawn.length];
    for (int i = 0; i < sums.length; i++) {
      int inLow = drawn[i] & ((1 << HALF) - 1);
      int inHigh = drawn[i] >>> HALF;
      sums[i] = (inLow == 0 ? 0 : low[inLow - 1]) + (inHigh == 0 ? 0 : high[inHigh - 1]);
    }
    return sums;
  }

  private static double[] sumsOfAll(
      List<BlockDifference> blocks, ToDoubleFunction<BlockDifference> value) {
    double[] sums = new double[(1 << blocks.size()) - 1];
    for (int block = 0; block < blocks.size(); block++) {
      double one = value.applyAsDouble(blocks.get(block));
      int bit = 1 << block;
      sums[bit - 1] = one;
      for (int lower = 1; lower < bit; lower++) {
        sums[bit + lower - 1] = sums[lower - 1] + one;
      }
    }
    return sums;
  }
}

package coffee.domain.experiment.analysis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The exact test of an experiment. Under an effect β, what is left of a block, {@code d = DY - β
 * DX}, would have had the other sign had the coin fallen the other way. The p-value of β is the
 * share of all ways in which the coins could have fallen whose {@code |Σ d|} is at least as great.
 * The sums over the flipped blocks are made once.
 */
final class SignFlipTest {

  /** Sums that differ by less are equal. */
  private static final double TIE = 1e-9;

  private static final double ALPHA = 0.05;
  private static final double TAIL = 0.025;

  /** A flipped exposure below this does not change over the grid. */
  private static final double NO_EXPOSURE = 1e-12;

  /** A flipped exposure below this changes too slowly to tell a tie by its neighbours. */
  private static final double LITTLE_EXPOSURE = 1e-6;

  private final boolean allExposed;
  private final int count;
  private final double[] flippedBpm;
  private final double[] flippedExposure;
  private final double bpm;
  private final double exposure;

  /**
   * Creates the test of blocks.
   *
   * @param blocks 0 to 30
   */
  SignFlipTest(List<BlockDifference> blocks) {
    BlockSubsets subsets = new BlockSubsets(blocks);
    count = subsets.count();
    flippedBpm = subsets.sums(BlockDifference::bpm);
    flippedExposure = subsets.sums(BlockDifference::exposure);
    allExposed = blocks.stream().allMatch(block -> block.exposure() > 0);
    bpm = blocks.stream().mapToDouble(BlockDifference::bpm).sum();
    exposure = blocks.stream().mapToDouble(BlockDifference::exposure).sum();
  }

  /** The p-value of no effect. */
  double pOfNoEffect() {
    int asGreat = 1; // as they fell
    for (double flipped : flippedBpm) {
      if (Math.abs(bpm - 2 * flipped) >= Math.abs(bpm) - TIE) {
        asGreat++;
      }
    }
    return asGreat / (double) count;
  }

  /** Whether the interval has a closed form: every day with caffeine has more of it. */
  boolean hasClosedForm() {
    return allExposed;
  }

  /** The effects whose p-value is over 0.05, from the ordered ratios of the subsets. */
  Limits closedForm() {
    int tail = (int) Math.floor(TAIL * count);
    if (tail == 0) {
      return Limits.NONE;
    }
    double[] ratios = new double[flippedBpm.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = flippedBpm[i] / flippedExposure[i];
    }
    Arrays.sort(ratios);
    return Limits.of(ratios[tail - 1], ratios[ratios.length - tail]);
  }

  /**
   * The effects of the grid whose p-value is over 0.05.
   *
   * <p>Each subset accepts an effect or not; the answer changes only at its own ratio {@code Σ DY /
   * Σ DX} and at that of the other blocks, so that at most three ranges of the grid are added.
   */
  BitSet accepted() {
    int[] change = new int[EffectGrid.SIZE + 1];
    for (int i = 0; i < flippedBpm.length; i++) {
      addRanges(i, change);
    }
    BitSet accepted = new BitSet(EffectGrid.SIZE);
    int asGreat = 1;
    for (int index = 0; index < EffectGrid.SIZE; index++) {
      asGreat += change[index];
      if (asGreat / (double) count > ALPHA) {
        accepted.set(index);
      }
    }
    return accepted;
  }

  private void addRanges(int subset, int[] change) {
    double own = flippedExposure[subset];
    double others = exposure - own;
    if (changesSlowly(own) || changesSlowly(others)) {
      for (int index = 0; index < EffectGrid.SIZE; index++) {
        addOne(subset, index, change);
      }
      return;
    }
    double one = boundary(flippedBpm[subset], own);
    double other = boundary(bpm - flippedBpm[subset], others);
    int from = 0;
    from = addRange(subset, from, (int) Math.ceil(Math.min(one, other)) - 1, change);
    from = addRange(subset, from, (int) Math.floor(Math.max(one, other)), change);
    addRange(subset, from, EffectGrid.SIZE - 1, change);
  }

  private static boolean changesSlowly(double exposure) {
    return Math.abs(exposure) > NO_EXPOSURE && Math.abs(exposure) < LITTLE_EXPOSURE;
  }

  /** Position of the ratio, kept just outside of the grid if it lies further out. */
  private static double boundary(double bpm, double exposure) {
    if (Math.abs(exposure) <= NO_EXPOSURE) {
      return -1;
    }
    double position = EffectGrid.position(bpm / exposure);
    return Math.max(-1, Math.min(EffectGrid.SIZE, position));
  }

  /**
   * Adds a range in which the answer does not change, except for ties at its ends.
   *
   * @param until inclusive
   * @return the start of the next range
   */
  private int addRange(int subset, int from, int until, int[] change) {
    int last = Math.min(until, EffectGrid.SIZE - 1);
    if (from > last) {
      return from;
    }
    addOne(subset, from, change);
    if (last > from) {
      addOne(subset, last, change);
    }
    if (last > from + 1 && isAsGreat(subset, EffectGrid.effect((from + last) >>> 1))) {
      change[from + 1]++;
      change[last]--;
    }
    return last + 1;
  }

  private void addOne(int subset, int index, int[] change) {
    if (isAsGreat(subset, EffectGrid.effect(index))) {
      change[index]++;
      change[index + 1]--;
    }
  }

  private boolean isAsGreat(int subset, double effect) {
    double asItFell = bpm - effect * exposure;
    double flipped = flippedBpm[subset] - effect * flippedExposure[subset];
    return Math.abs(asItFell - 2 * flipped) >= Math.abs(asItFell) - TIE;
  }
}

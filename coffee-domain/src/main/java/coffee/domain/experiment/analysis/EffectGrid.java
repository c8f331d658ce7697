package coffee.domain.experiment.analysis;

import java.util.BitSet;
import java.util.OptionalDouble;

/**
 * The effects that are tried where an interval has no closed form: -30, -29.95, …, 30 bpm per 100
 * mg.
 */
final class EffectGrid {

  /** Number of effects. */
  static final int SIZE = 1201;

  private static final int STEPS_PER_BPM = 20;
  private static final int ZERO = SIZE / 2;

  private EffectGrid() {}

  /** The effect at an index, in bpm per 100 mg. */
  static double effect(int index) {
    return (index - ZERO) / (double) STEPS_PER_BPM;
  }

  /** The position of an effect in the grid: an index and a fraction. */
  static double position(double effect) {
    return effect * STEPS_PER_BPM + ZERO;
  }

  /**
   * The hull of the accepted effects, each end moved outwards by one step, because the true end
   * lies between two of them. There is no limit on a side whose end of the grid is accepted, and
   * none at all if nothing is accepted.
   */
  static Limits hull(BitSet accepted) {
    if (accepted.isEmpty()) {
      return Limits.NONE;
    }
    int first = accepted.nextSetBit(0);
    int last = accepted.length() - 1;
    return new Limits(
        first == 0 ? OptionalDouble.empty() : OptionalDouble.of(effect(first - 1)),
        last == SIZE - 1 ? OptionalDouble.empty() : OptionalDouble.of(effect(last + 1)));
  }
}

package coffee.domain.experiment;

import coffee.domain.experiment.analysis.BlockDifference;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Two days, of which the coin gave caffeine to one.
 *
 * @param number counted from 1
 * @param caffeineFirst whether to the first; empty if that is not known
 * @param first the first day
 * @param second the second day
 */
public record Block(int number, Optional<Boolean> caffeineFirst, BlockDay first, BlockDay second) {

  /** Whether both days count. */
  public boolean isUsable() {
    return caffeineFirst.isPresent() && first.isMeasured() && second.isMeasured();
  }

  boolean isPending() {
    return !first.isLost() && !second.isLost() && (first.isPending() || second.isPending());
  }

  /** The day with caffeine; of an unknown coin empty. */
  Optional<BlockDay> caffeineDay() {
    return caffeineFirst.map(isFirst -> isFirst ? first : second);
  }

  /** The day without caffeine; of an unknown coin empty. */
  Optional<BlockDay> otherDay() {
    return caffeineFirst.map(isFirst -> isFirst ? second : first);
  }

  /** The difference between the days; empty unless usable. */
  public Optional<BlockDifference> difference() {
    return isUsable()
        ? Optional.of(
            new BlockDifference(difference(DayOutcome::bpm), difference(DayOutcome::exposure)))
        : Optional.empty();
  }

  private double difference(ToDoubleFunction<DayOutcome> value) {
    return value.applyAsDouble(caffeineDay().flatMap(BlockDay::outcome).orElseThrow())
        - value.applyAsDouble(otherDay().flatMap(BlockDay::outcome).orElseThrow());
  }
}

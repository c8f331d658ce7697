package coffee.domain.experiment;

import coffee.domain.steps.FiveMinuteSteps;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Mean steps in the windows of the days with caffeine and of those without (METHOD 7). Coffee may
 * lead to steps, and steps raise heart rate: a difference here is one way in which the coin acts.
 *
 * @param blocks how many usable blocks have known steps on both days; 1 or more
 * @param caffeine mean of their days with caffeine, in steps of three hours
 * @param other mean of their days without
 */
public record ArmSteps(int blocks, double caffeine, double other) {

  /** Bins of a window whose steps must be known: 80 %, as in METHOD 3.14. */
  private static final int MIN_KNOWN_BINS = (int) Math.ceil(0.8 * CupWindow.BINS);

  /** Empty if no usable block has known steps on both days. */
  static Optional<ArmSteps> of(Blocks blocks, ExperimentCalendar calendar, FiveMinuteSteps steps) {
    int counted = 0;
    double caffeine = 0;
    double other = 0;
    for (Block block : blocks.all()) {
      if (block.isUsable()) {
        OptionalDouble with = sum(block.caffeineDay().orElseThrow(), calendar, steps);
        OptionalDouble without = sum(block.otherDay().orElseThrow(), calendar, steps);
        if (with.isPresent() && without.isPresent()) {
          counted++;
          caffeine += with.getAsDouble();
          other += without.getAsDouble();
        }
      }
    }
    return counted == 0
        ? Optional.empty()
        : Optional.of(new ArmSteps(counted, caffeine / counted, other / counted));
  }

  private static OptionalDouble sum(
      BlockDay day, ExperimentCalendar calendar, FiveMinuteSteps steps) {
    long first = calendar.window(day.date()).firstBin();
    int[] known =
        IntStream.range(0, steps.size())
            .filter(i -> first <= steps.bin(i) && steps.bin(i) < first + CupWindow.BINS)
            .map(steps::steps)
            .toArray();
    return known.length < MIN_KNOWN_BINS
        ? OptionalDouble.empty()
        : OptionalDouble.of(IntStream.of(known).sum());
  }
}

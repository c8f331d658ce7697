package coffee.domain.correlation;

import coffee.domain.correlation.SimulatedLife.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** When a simulated person's heart rate is measured. */
final class MeasurementTimes {

  private static final double GAP = 0.15;
  private static final int GAP_LEAST_MINUTES = 60;
  private static final int GAP_MORE_MINUTES = 240;

  private final List<Stretch> awake;
  private final Random random;

  MeasurementTimes(List<Stretch> awake, Random random) {
    this.awake = awake;
    this.random = random;
  }

  /** A device, with a gap on some days. */
  List<Instant> everyFiveMinutes(Instant start, Instant end) {
    List<Stretch> gaps = new ArrayList<>();
    for (Stretch day : awake) {
      if (random.nextDouble() < GAP) {
        Instant from = within(day);
        int minutes = GAP_LEAST_MINUTES + random.nextInt(GAP_MORE_MINUTES);
        gaps.add(new Stretch(from, from.plus(Duration.ofMinutes(minutes))));
      }
    }
    return Stream.iterate(
            start.plusMillis(random.nextInt(300_000)),
            at -> at.isBefore(end),
            at -> at.plus(Duration.ofMinutes(5)))
        .filter(at -> gaps.stream().noneMatch(gap -> gap.holds(at)))
        .toList();
  }

  /** By hand, at any time awake, ascending. */
  List<Instant> entries(int perDay) {
    return awake.stream()
        .flatMap(day -> Stream.generate(() -> within(day)).limit(perDay))
        .sorted()
        .toList();
  }

  private Instant within(Stretch day) {
    long length = Duration.between(day.from(), day.until()).toMillis();
    return day.from().plusMillis((long) (random.nextDouble() * length));
  }
}

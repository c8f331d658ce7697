package coffee.domain.correlation;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A kind of person to simulate. What is not said here is as {@link SimulatedLife} has it for
 * everybody.
 *
 * @param name what is special about them
 * @param knobs the same, in numbers
 * @param effect what caffeine really does, in bpm at the peak of one single dose of 100 mg
 */
record Scenario(String name, Knobs knobs, double effect) {

  /** Never changed: rates are read off, not chosen. */
  private static final long SEED = 20_260_309L;

  private static final String HABIT = "morning habit";

  /**
   * What differs between kinds of persons.
   *
   * @param days how long they log
   * @param manualPerDay entries a day; 0 for a device that reports every 5 minutes
   * @param labelsSleep whether readings asleep say so
   * @param labelsExercise whether readings during exercise say so
   * @param exerciseAfterCup probability that a cup is followed by exercise, 20 to 80 min later
   * @param walkBpm what the walk to the machine adds to the minutes around a cup
   */
  record Knobs(
      int days,
      int manualPerDay,
      boolean labelsSleep,
      boolean labelsExercise,
      double exerciseAfterCup,
      double walkBpm) {}

  /** Every kind, without an effect and with one of 3 bpm. */
  static List<Scenario> all() {
    return Stream.of(
            with(HABIT, new Knobs(28, 0, true, true, 0, 0)),
            with("exercise after cups, unlabelled", new Knobs(28, 0, true, false, 0.3, 0)),
            with("walks to the machine", new Knobs(28, 0, true, true, 0, 12)),
            with("sleep unlabelled", new Knobs(28, 0, false, true, 0, 0)),
            with("manual entries, 6 a day", new Knobs(60, 6, true, true, 0, 0)))
        .flatMap(kinds -> kinds)
        .toList();
  }

  private static Stream<Scenario> with(String name, Knobs knobs) {
    return DoubleStream.of(0, 3).mapToObj(effect -> new Scenario(name, knobs, effect));
  }

  boolean isMorningHabit() {
    return name.equals(HABIT);
  }

  /** A person of this kind; the same number gives the same person, with and without an effect. */
  ObservedPerson person(int number) {
    return new SimulatedLife(knobs, effect, SEED + 31L * name.hashCode() + number).observed();
  }

  @Override
  public String toString() {
    return "%s, %.0f bpm".formatted(name, effect);
  }
}

package coffee.domain.correlation;

import coffee.domain.correlation.SimulatedHeart.Noise;
import java.util.List;
import java.util.Locale;
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
record SimulationScenario(String name, Knobs knobs, double effect) {

  /** Never changed: rates are read off, not chosen. */
  private static final long SEED = 20_260_309L;

  private static final String HABIT = "morning habit";
  private static final String BEYOND = "hard walks beyond the first sip";

  /**
   * What differs between kinds of persons.
   *
   * @param days how long they log
   * @param manualPerDay entries a day; 0 for a device that reports every 5 minutes
   * @param labelsSleep whether readings asleep say so
   * @param labelsExercise whether readings during exercise say so
   * @param exerciseAfterCup probability that a cup is followed by exercise, 20 to 80 min later
   * @param walks to the machine, before a cup
   * @param noise of the heart rate
   * @param schedule of the cups
   */
  record Knobs(
      int days,
      int manualPerDay,
      boolean labelsSleep,
      boolean labelsExercise,
      double exerciseAfterCup,
      Walks walks,
      Noise noise,
      Schedule schedule) {

    Knobs(
        int days,
        int manualPerDay,
        boolean labelsSleep,
        boolean labelsExercise,
        double exerciseAfterCup,
        Walks walks,
        Noise noise) {
      this(
          days,
          manualPerDay,
          labelsSleep,
          labelsExercise,
          exerciseAfterCup,
          walks,
          noise,
          Schedule.HABIT_SOMETIMES_SKIPPED);
    }

    Knobs(
        int days,
        int manualPerDay,
        boolean labelsSleep,
        boolean labelsExercise,
        double exerciseAfterCup,
        Walks walks) {
      this(days, manualPerDay, labelsSleep, labelsExercise, exerciseAfterCup, walks, Noise.MILD);
    }

    /** A device with labels for some days, with mild noise. */
    Knobs(int days, Schedule schedule) {
      this(days, 0, true, true, 0, Walks.NONE, Noise.MILD, schedule);
    }
  }

  /** When cups are drunk. */
  enum Schedule {
    /** About the same times each day; a quarter of the cups skipped, a third cup now and then. */
    HABIT_SOMETIMES_SKIPPED,
    /** Three cups at about the same times each day, none skipped. */
    HABIT,
    /** Three cups a day at any time awake. */
    RANDOM,
    /** Three cups a day within five minutes of the same times. */
    RIGID
  }

  /**
   * Walks of eight minutes before the first sip, or until a little after it.
   *
   * @param share of the cups that need one
   * @param minBpm what the easiest adds
   * @param maxBpm what the hardest adds
   * @param minutesAfter from the first sip to the end of the walk
   */
  record Walks(double share, double minBpm, double maxBpm, int minutesAfter) {
    static final Walks NONE = new Walks(0, 0, 0, 0);
  }

  /** Every kind, without an effect and with one of 3 bpm. */
  static List<SimulationScenario> all() {
    return Stream.of(
            with(HABIT, new Knobs(28, 0, true, true, 0, Walks.NONE)),
            with("exercise after cups, unlabelled", new Knobs(28, 0, true, false, 0.3, Walks.NONE)),
            with("walks to the machine", new Knobs(28, 0, true, true, 0, new Walks(0.6, 4, 12, 0))),
            with("sleep unlabelled", new Knobs(28, 0, false, true, 0, Walks.NONE)),
            with("manual entries, 6 a day", new Knobs(60, 6, true, true, 0, Walks.NONE)),
            with(
                "noise of real heart rates",
                new Knobs(28, 0, true, true, 0, Walks.NONE, Noise.REAL)),
            with(BEYOND, new Knobs(28, 0, true, true, 0, new Walks(1, 12, 12, 2))))
        .flatMap(kinds -> kinds)
        .toList();
  }

  /** Every schedule over some days, without an effect and with one of 4 bpm. */
  static List<SimulationScenario> schedules(int days) {
    return Stream.of(Schedule.values())
        .flatMap(
            schedule -> DoubleStream.of(0, 4).mapToObj(effect -> scheduled(schedule, days, effect)))
        .toList();
  }

  private static SimulationScenario scheduled(Schedule schedule, int days, double effect) {
    String name = schedule.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new SimulationScenario(
        "%s, %d days".formatted(name, days), new Knobs(days, schedule), effect);
  }

  private static Stream<SimulationScenario> with(String name, Knobs knobs) {
    return DoubleStream.of(0, 3).mapToObj(effect -> new SimulationScenario(name, knobs, effect));
  }

  /**
   * Whether the method is known to be wrong about them: it takes the walk for over at the first
   * sip.
   */
  boolean isBeyondTheMethod() {
    return name.equals(BEYOND);
  }

  boolean isMorningHabit() {
    return name.equals(HABIT);
  }

  /** A person of this kind; the same number gives the same person, with and without an effect. */
  PersonDataset person(int number) {
    return new SimulatedLife(knobs, effect, SEED + 31L * name.hashCode() + number).observed();
  }

  @Override
  public String toString() {
    return "%s, %.0f bpm".formatted(name, effect);
  }
}

package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.SimulationScenario.Knobs;
import coffee.domain.correlation.SimulationScenario.Walks;
import coffee.domain.intake.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Some weeks of a person who drinks coffee out of habit, at roughly the same hours each day, at
 * which heart rate rises without coffee, too. Shares no code with the estimator. The clocks change
 * during these weeks.
 */
final class SimulatedLife {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 9);
  private static final double[] CUP_MG = {63, 80, 95, 126, 160};
  private static final double SKIPPED = 0.25;
  private static final double THIRD_CUP = 0.3;
  private static final LocalTime BREAKFAST = LocalTime.of(8, 0);
  private static final LocalTime MORNING = LocalTime.of(10, 15);
  private static final LocalTime AFTERNOON = LocalTime.of(13, 0);
  private static final double RIGID_MINUTES = 5;
  private static final Duration LONGEST_STRETCH = Duration.ofDays(1);
  private static final double JITTER_MINUTES = 35;
  private static final double WEEKEND_MINUTES = 75;
  private static final double NAP = 0.1;
  private static final double EVENING_EXERCISE = 0.35;
  private static final Duration WALK = Duration.ofMinutes(8);

  /**
   * A stretch of time.
   *
   * @param from start
   * @param until end, exclusive
   */
  record Stretch(Instant from, Instant until) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }

    Duration length() {
      return Duration.between(from, until);
    }
  }

  /**
   * A walk to the machine.
   *
   * @param during when
   * @param bpm what it adds
   */
  record Walk(Stretch during, double bpm) {}

  private final Knobs knobs;
  private final double effect;
  private final Random random;
  private final List<Dose> cups = new ArrayList<>();
  private final List<Stretch> awake = new ArrayList<>();
  private final List<Stretch> naps = new ArrayList<>();
  private final List<Walk> walks = new ArrayList<>();
  private final List<Stretch> exercise = new ArrayList<>();

  SimulatedLife(Knobs knobs, double effect, long seed) {
    this.knobs = knobs;
    this.effect = effect;
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    for (int day = 0; day < knobs.days(); day++) {
      live(FIRST_DAY.plusDays(day));
    }
    cups.sort(Comparator.comparing(Dose::consumedAt));
    Stream.of(awake, naps, exercise)
        .forEach(stretches -> stretches.sort(Comparator.comparing(Stretch::from)));
  }

  private void live(LocalDate date) {
    boolean weekend = date.getDayOfWeek().getValue() > 5;
    Instant wake =
        minutesLater(at(date, LocalTime.of(7, 0)), jitter() + (weekend ? WEEKEND_MINUTES : 0));
    Stretch day = new Stretch(wake, minutesLater(at(date, LocalTime.of(23, 0)), jitter()));
    awake.add(day);
    drink(date, day);
    if (random.nextDouble() < NAP) {
      naps.add(stretch(minutesLater(at(date, LocalTime.of(15, 0)), jitter()), 40));
    }
    if (random.nextDouble() < EVENING_EXERCISE) {
      exercise.add(stretch(minutesLater(at(date, LocalTime.of(18, 0)), jitter()), 45));
    }
  }

  private void drink(LocalDate date, Stretch day) {
    switch (knobs.schedule()) {
      case HABIT_SOMETIMES_SKIPPED -> {
        drinkUnlessSkipped(firstCup(day));
        drinkUnlessSkipped(minutesLater(at(date, AFTERNOON), jitter()));
        if (random.nextDouble() < THIRD_CUP) {
          drinkUnlessSkipped(minutesLater(at(date, MORNING), jitter()));
        }
      }
      case HABIT -> {
        drink(firstCup(day));
        drink(minutesLater(at(date, MORNING), jitter()));
        drink(minutesLater(at(date, AFTERNOON), jitter()));
      }
      case RANDOM -> {
        for (int cup = 0; cup < 3; cup++) {
          drink(day.from().plusMillis((long) (random.nextDouble() * day.length().toMillis())));
        }
      }
      case RIGID -> {
        for (LocalTime time : List.of(BREAKFAST, MORNING, AFTERNOON)) {
          drink(minutesLater(at(date, time), RIGID_MINUTES * (2 * random.nextDouble() - 1)));
        }
      }
    }
  }

  private Instant firstCup(Stretch day) {
    return minutesLater(day.from(), 45 + Math.abs(jitter()) / 2);
  }

  private void drinkUnlessSkipped(Instant at) {
    if (random.nextDouble() >= SKIPPED) {
      drink(at);
    }
  }

  private void drink(Instant at) {
    Walks habit = knobs.walks();
    if (habit.share() > 0 && random.nextDouble() < habit.share()) {
      double bpm = habit.minBpm() + (habit.maxBpm() - habit.minBpm()) * random.nextDouble();
      Instant arrived = at.plus(Duration.ofMinutes(habit.minutesAfter()));
      walks.add(new Walk(new Stretch(at.minus(WALK), arrived), bpm));
    }
    cups.add(Dose.instantaneous(at, new Caffeine(CUP_MG[random.nextInt(CUP_MG.length)])));
    if (random.nextDouble() < knobs.exerciseAfterCup()) {
      exercise.add(stretch(minutesLater(at, 20 + 60 * random.nextDouble()), 30));
    }
  }

  private static Instant at(LocalDate date, LocalTime time) {
    return ZonedDateTime.of(date, time, ZONE).toInstant();
  }

  private double jitter() {
    return JITTER_MINUTES * random.nextGaussian();
  }

  private static Instant minutesLater(Instant at, double minutes) {
    return at.plusMillis(Math.round(minutes * 60_000));
  }

  private static Stretch stretch(Instant from, int minutes) {
    return new Stretch(from, from.plus(Duration.ofMinutes(minutes)));
  }

  /** What they logged. */
  PersonDataset observed() {
    Instant start = FIRST_DAY.atStartOfDay(ZONE).toInstant();
    Instant end = FIRST_DAY.plusDays(knobs.days()).atStartOfDay(ZONE).toInstant();
    SimulatedHeart heart =
        new SimulatedHeart(this, OneCompartmentModel.forCoffee(5), knobs.noise(), random);
    MeasurementTimes wearing = new MeasurementTimes(awake, random);
    List<Instant> instants =
        knobs.manualPerDay() > 0
            ? wearing.entries(knobs.manualPerDay())
            : wearing.everyFiveMinutes(start, end);
    List<RawReading> readings =
        instants.stream()
            .map(at -> new RawReading(at.toEpochMilli(), heart.readingAt(at), labelAt(at)))
            .toList();
    return new PersonDataset(ZONE, List.copyOf(cups), readings);
  }

  private String labelAt(Instant at) {
    if (knobs.labelsExercise() && anyHolds(exercise, at)) {
      return "exercise";
    }
    return knobs.labelsSleep() && isAsleep(at) ? "sleeping" : "resting";
  }

  private static boolean anyHolds(List<Stretch> stretches, Instant at) {
    return startedBefore(stretches, Stretch::from, at, LONGEST_STRETCH).stream()
        .anyMatch(stretch -> stretch.holds(at));
  }

  /**
   * Those that started at most some time before an instant. The others are not visited, because a
   * long simulation has many.
   *
   * @param all ascending by start
   */
  private static <T> List<T> startedBefore(
      List<T> all, Function<T, Instant> start, Instant at, Duration atMost) {
    return all.subList(firstAfter(all, start, at.minus(atMost)), firstAfter(all, start, at));
  }

  private static <T> int firstAfter(List<T> all, Function<T, Instant> start, Instant at) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start.apply(all.get(middle)).isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  boolean isAsleep(Instant at) {
    return !anyHolds(awake, at) || anyHolds(naps, at);
  }

  List<Walk> walks() {
    return walks;
  }

  double effect() {
    return effect;
  }

  ZoneId zone() {
    return ZONE;
  }

  /** The cups of the last three days, longer than any of them has an effect. */
  List<Dose> cupsBefore(Instant at) {
    return startedBefore(cups, Dose::consumedAt, at, Duration.ofDays(3));
  }

  /** Today's time awake, if there is one at that point in time. */
  Optional<Stretch> awakeAt(Instant at) {
    return startedBefore(awake, Stretch::from, at, LONGEST_STRETCH).stream()
        .filter(day -> day.holds(at))
        .findFirst();
  }

  /** The exercise of the last day, longer than any of it has an effect. */
  List<Stretch> exerciseBefore(Instant at) {
    return startedBefore(exercise, Stretch::from, at, LONGEST_STRETCH);
  }
}

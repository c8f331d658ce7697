package coffee.domain.caffeine;

import coffee.domain.TimeRange;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.ConsumedDose;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Use case: how much caffeine is in me? Every answer takes a bounded amount of memory, however many
 * drinks are logged.
 */
public final class ReadCaffeineLevel {

  /** How far ahead planned doses are considered. */
  public static final Duration OUTLOOK = Duration.ofDays(31);

  /** Greatest number of drinks that can matter for one instant, and a person logs a few. */
  static final int MAX_DOSES = 100_000;

  /**
   * Level at bedtime assumed to allow good sleep, in mg: a choice of this product. EFSA Journal
   * 2015;13(5):4102 gives none, only that 100 mg close to bedtime can delay sleep.
   */
  private static final double DEFAULT_SLEEP_THRESHOLD_MG = 50;

  /** A long curve is put together from pieces of this length, each from its own doses. */
  private static final Duration PIECE = Duration.ofDays(60);

  /** How far back intakes are considered for the typical serving. */
  private static final Duration TYPICAL_SERVING_PERIOD = Duration.ofDays(30);

  /** A cup of brewed coffee, 240 ml (USDA FoodData Central: 40 mg in 100 g). */
  private static final Caffeine DEFAULT_SERVING = new Caffeine(95);

  private final IntakeLog log;

  /** Reads intakes from the given log. */
  public ReadCaffeineLevel(IntakeLog log) {
    this.log = log;
  }

  /**
   * A person's body with all logged intakes that matter in a period.
   *
   * @param from first instant that will be queried, inclusive
   * @param until last instant whose intakes count, inclusive
   * @throws coffee.domain.DomainException {@code too_many_coffees} over {@value #MAX_DOSES}
   */
  public CaffeineInBody body(Person person, Instant from, Instant until) {
    return body(person, logged(person, from, until), List.of());
  }

  /** What was logged and matters from an instant to another. */
  private static TimeRange logged(Person person, Instant from, Instant until) {
    Duration lookback = CaffeineInBody.lookback(HalfLife.estimateFor(person.profile()));
    return new TimeRange(from.minus(lookback).minus(Intake.MAX_DURATION), until.plusMillis(1));
  }

  /**
   * A person's body with all intakes that matter at an instant, and those logged for the {@link
   * #OUTLOOK} after it.
   *
   * @param now intakes logged for later are ignored, unless {@code at} itself is later
   * @param more additional doses at any time
   * @throws coffee.domain.DomainException {@code too_many_coffees} over {@value #MAX_DOSES}
   */
  public CaffeineInBody bodyAt(Person person, Instant at, Instant now, List<Dose> more) {
    Instant end = at.plus(OUTLOOK);
    Instant until = at.isAfter(now) ? at : end.isBefore(now) ? end : now;
    return body(person, logged(person, at, until), more);
  }

  private CaffeineInBody body(Person person, TimeRange logged, List<Dose> more) {
    Deque<Dose> pending = new ArrayDeque<>(more.size());
    more.stream().sorted(Comparator.comparing(Dose::consumedAt)).forEach(pending::add);
    Doses doses = new Doses(MAX_DOSES);
    log.forEachDose(
        person.id(),
        logged,
        next -> {
          while (!pending.isEmpty() && pending.peek().consumedAt().isBefore(next.consumedAt())) {
            doses.add(pending.remove());
          }
          doses.add(dose(next));
        });
    pending.forEach(doses::add);
    return new CaffeineInBody(HalfLife.estimateFor(person.profile()), doses);
  }

  /**
   * The level from an instant on, every step, while before {@code until}.
   *
   * @param step 1 ms or more
   * @throws coffee.domain.DomainException {@code too_many_points} over {@value
   *     CaffeineInBody#MAX_POINTS}, {@code too_many_coffees} over {@value #MAX_DOSES} that matter
   *     within two months
   */
  public List<LevelPoint> curve(Person person, Instant from, Instant until, Duration step) {
    CaffeineInBody.requireFewPoints(from, until, step);
    Duration piece = step.multipliedBy(Math.max(1, PIECE.dividedBy(step)));
    List<LevelPoint> points = new ArrayList<>();
    for (Instant start = from; start.isBefore(until); start = start.plus(piece)) {
      Instant rest = start.plus(piece);
      Instant end = rest.isBefore(until) ? rest : until;
      points.addAll(body(person, start, end).curve(start, end, step));
    }
    return points;
  }

  /**
   * The amount in a person's body at each of some instants, in mg, from what they logged until the
   * last one.
   *
   * @param instants ascending, at least one
   */
  public double[] amountsMg(Person person, List<Instant> instants) {
    OneCompartmentModel body =
        OneCompartmentModel.forCoffee(HalfLife.estimateFor(person.profile()).hours());
    AmountsAtInstants amounts = new AmountsAtInstants(body, instants);
    TimeRange logged = logged(person, instants.get(0), instants.get(instants.size() - 1));
    log.forEachDose(person.id(), logged, next -> amounts.add(dose(next)));
    return amounts.milligrams();
  }

  /** What one more cup of a person would be: the median of their doses of 30 days. */
  public Caffeine typicalServing(Person person, Instant now) {
    TimeRange habits = new TimeRange(now.minus(TYPICAL_SERVING_PERIOD), now.plusMillis(1));
    return log.medianDose(person.id(), habits).orElse(DEFAULT_SERVING);
  }

  /** The person's sleep threshold in mg, or the default. */
  public static double sleepThresholdMg(Person person) {
    return person.profile().sleepThresholdMg().orElse(DEFAULT_SLEEP_THRESHOLD_MG);
  }

  /** What a drink brings into the body. */
  public static Dose dose(ConsumedDose drink) {
    return new Dose(drink.consumedAt(), drink.caffeine(), drink.duration());
  }
}

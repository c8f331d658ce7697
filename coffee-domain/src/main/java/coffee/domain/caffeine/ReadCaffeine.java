package coffee.domain.caffeine;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Use case: how much caffeine is in me? */
public final class ReadCaffeine {

  /** How far ahead is looked for what becomes of a level: as far as any drink is felt. */
  public static final Duration OUTLOOK = Duration.ofDays(31);

  /**
   * Level at bedtime with which people are taken to sleep well, in mg: a choice of this product.
   * EFSA Journal 2015;13(5):4102 gives none, only that 100 mg close to bedtime can delay sleep.
   */
  private static final double DEFAULT_SLEEP_THRESHOLD_MG = 50;

  private final IntakeLog log;

  /** Over a log. */
  public ReadCaffeine(IntakeLog log) {
    this.log = log;
  }

  /**
   * A person's body with everything that they logged and that matters in a period.
   *
   * @param from first moment that will be asked about, inclusive
   * @param until last moment whose drinks count, inclusive
   */
  public CaffeineInBody body(Person person, Instant from, Instant until) {
    return body(person, logged(person, from, until), List.of());
  }

  private List<Dose> logged(Person person, Instant from, Instant until) {
    Duration memory = CaffeineInBody.memory(HalfLife.of(person.profile()));
    Instant earliest = from.minus(memory).minus(Intake.MAX_DURATION);
    return doses(log.between(person.id(), earliest, until.plusMillis(1)));
  }

  /**
   * A person's body with everything that matters at a moment, and what they logged in the {@link
   * #OUTLOOK} after it.
   *
   * @param now nothing that is logged for later counts, unless the moment itself is later
   * @param more doses besides, whenever they are
   */
  public CaffeineInBody bodyAt(Person person, Instant at, Instant now, List<Dose> more) {
    Instant end = at.plus(OUTLOOK);
    Instant until = at.isAfter(now) ? at : end.isBefore(now) ? end : now;
    return body(person, logged(person, at, until), more);
  }

  private static CaffeineInBody body(Person person, List<Dose> logged, List<Dose> more) {
    return new CaffeineInBody(
        HalfLife.of(person.profile()), Stream.concat(logged.stream(), more.stream()).toList());
  }

  /** What one more cup of a person would be. */
  public Caffeine usualCup(Person person, Instant now) {
    return UsualCup.of(log.between(person.id(), now.minus(UsualCup.MEMORY), now.plusMillis(1)));
  }

  /** The level in mg with which a person sleeps well, as far as is known. */
  public static double sleepThresholdMg(Person person) {
    return person.profile().sleepThresholdMg().orElse(DEFAULT_SLEEP_THRESHOLD_MG);
  }

  /** What drinks bring into the body. */
  public static List<Dose> doses(List<LoggedIntake> intakes) {
    return intakes.stream()
        .map(LoggedIntake::intake)
        .map(intake -> new Dose(intake.consumedAt(), intake.caffeine(), intake.duration()))
        .toList();
  }
}

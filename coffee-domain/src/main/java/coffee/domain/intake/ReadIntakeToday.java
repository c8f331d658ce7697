package coffee.domain.intake;

import coffee.domain.LocalDay;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Use case: how much have I had today? */
public final class ReadIntakeToday {

  private static final Duration ROLLING = Duration.ofHours(24);

  private final IntakeLog log;
  private final IntakeRules rules;
  private final Clock clock;

  /** Over a log, by an instance's rules. */
  public ReadIntakeToday(IntakeLog log, IntakeRules rules, Clock clock) {
    this.log = log;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * The person's day so far. A drink stamped later today counts for the day (the person logged it),
   * but not for the 24 hours up to now.
   */
  public IntakeToday read(Person person) {
    return read(person, clock.instant());
  }

  /** The same as of a moment, for an answer that tells more of it. */
  public IntakeToday read(Person person, Instant now) {
    LocalDay today = LocalDay.containing(now, person.timeZone());
    Instant rollingStart = now.minus(ROLLING);
    Instant from = rollingStart.isBefore(today.start()) ? rollingStart : today.start();
    List<LoggedIntake> intakes = log.between(person.id(), from, today.end());
    DayOfIntake day = DayOfIntake.spread(today, 1, intakes).get(0);
    return new IntakeToday(
        today.date(),
        day.totalMg(),
        day.count(),
        DailyLimit.of(person.profile(), rules),
        rolling(intakes, rollingStart, now));
  }

  private static double rolling(List<LoggedIntake> intakes, Instant after, Instant upTo) {
    return intakes.stream()
        .map(LoggedIntake::intake)
        .filter(intake -> intake.consumedAt().isAfter(after))
        .filter(intake -> !intake.consumedAt().isAfter(upTo))
        .mapToDouble(intake -> intake.caffeine().milligrams())
        .sum();
  }
}

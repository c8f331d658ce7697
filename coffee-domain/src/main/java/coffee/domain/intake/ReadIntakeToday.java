package coffee.domain.intake;

import coffee.domain.LocalDay;
import coffee.domain.TimeRange;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Use case: read today's intake. */
public final class ReadIntakeToday {

  private static final Duration ROLLING = Duration.ofHours(24);

  private final IntakeLog log;
  private final IntakeRules rules;
  private final Clock clock;

  /** Reads from the given log; {@code rules} are those configured for this instance. */
  public ReadIntakeToday(IntakeLog log, IntakeRules rules, Clock clock) {
    this.log = log;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * The person's day so far. An intake logged for later today counts for the day, but not for the
   * 24 hours up to now.
   */
  public IntakeToday read(Person person) {
    return read(person, clock.instant());
  }

  /** The same as of a given instant. */
  public IntakeToday read(Person person, Instant now) {
    LocalDay today = LocalDay.containing(now, person.timeZone());
    TimeRange lastDay = TimeRange.after(now.minus(ROLLING), now);
    List<IntakeTotals> totals = log.totals(person.id(), List.of(today.range(), lastDay));
    return new IntakeToday(
        today.date(),
        totals.get(0).totalMg(),
        totals.get(0).count(),
        DailyLimit.forPerson(person.profile(), rules),
        totals.get(1).totalMg());
  }
}

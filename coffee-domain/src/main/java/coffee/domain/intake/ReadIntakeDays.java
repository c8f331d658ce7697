package coffee.domain.intake;

import coffee.domain.LocalDay;
import coffee.domain.person.Person;
import java.time.Clock;
import java.util.List;

/** Use case: what did I have on each of the last days? */
public final class ReadIntakeDays {

  private final IntakeLog log;
  private final Clock clock;

  /** Over a log. */
  public ReadIntakeDays(IntakeLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * The last days up to and with today.
   *
   * @param count how many days, 1 or more
   * @return every day, oldest first, also those without a drink
   */
  public List<DayOfIntake> read(Person person, int count) {
    LocalDay today = LocalDay.containing(clock.instant(), person.timeZone());
    return read(person, today.plusDays(1L - count), count);
  }

  /**
   * The days from one on.
   *
   * @param first the earliest day
   * @param count how many days, 1 or more
   * @return every day, oldest first, also those without a drink
   */
  public List<DayOfIntake> read(Person person, LocalDay first, int count) {
    LocalDay last = first.plusDays(count - 1L);
    return DayOfIntake.spread(first, count, log.between(person.id(), first.start(), last.end()));
  }
}

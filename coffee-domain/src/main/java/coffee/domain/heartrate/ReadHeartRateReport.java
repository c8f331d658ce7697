package coffee.domain.heartrate;

import coffee.domain.LocalDay;
import coffee.domain.person.Person;
import java.time.Clock;

/** Use case: report the heart rate of the last days. */
public final class ReadHeartRateReport {

  private final HeartRateHistory history;
  private final Clock clock;

  /** Reads from the given history. */
  public ReadHeartRateReport(HeartRateHistory history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  /**
   * The last days including today.
   *
   * @param days number of calendar days, 1 or more
   */
  public HeartRateReport read(Person person, int days) {
    LocalDay today = LocalDay.containing(clock.instant(), person.timeZone());
    LocalDay first = today.plusDays(1L - days);
    return new HeartRateReport(days, history.byContext(person.id(), first.start(), today.end()));
  }
}

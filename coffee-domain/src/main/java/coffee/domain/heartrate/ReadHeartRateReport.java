package coffee.domain.heartrate;

import coffee.domain.LocalDay;
import coffee.domain.person.Person;
import java.time.Clock;

/** Use case: what was my heart rate over the last days? */
public final class ReadHeartRateReport {

  private final HeartRateHistory history;
  private final Clock clock;

  /** Over a history. */
  public ReadHeartRateReport(HeartRateHistory history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  /**
   * The last days up to and with today.
   *
   * @param days how many calendar days, 1 or more
   */
  public HeartRateReport read(Person person, int days) {
    LocalDay today = LocalDay.containing(clock.instant(), person.timeZone());
    LocalDay first = today.plusDays(1L - days);
    return new HeartRateReport(days, history.byContext(person.id(), first.start(), today.end()));
  }
}

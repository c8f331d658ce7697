package coffee.domain.heartrate;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.time.Clock;

/** Use case: how is my heart now? */
public final class ReadCurrentHeartRate {

  private final ReadingLog log;
  private final Clock clock;

  /** Over a log. */
  public ReadCurrentHeartRate(ReadingLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * The latest reading.
   *
   * @throws DomainException NOT_FOUND {@code no_data} if there is none
   */
  public CurrentHeartRate read(PersonId person) {
    return log.latest(person)
        .map(logged -> CurrentHeartRate.of(logged.reading(), clock.instant()))
        .orElseThrow(
            () ->
                new DomainException(
                    DomainException.Reason.NOT_FOUND, "no_data", "There are no readings yet."));
  }
}

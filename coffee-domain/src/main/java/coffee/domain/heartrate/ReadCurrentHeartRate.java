package coffee.domain.heartrate;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Instant;

/** Use case: read the current heart rate. */
public final class ReadCurrentHeartRate {

  private final ReadingLog log;
  private final Clock clock;

  /** Reads from the given log. */
  public ReadCurrentHeartRate(ReadingLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * The latest reading; those more than five minutes ahead of the clock are skipped.
   *
   * @throws DomainException NOT_FOUND {@code no_data} if there is none
   */
  public CurrentHeartRate read(PersonId person) {
    Instant now = clock.instant();
    return log.current(person, now)
        .map(logged -> CurrentHeartRate.of(logged.reading(), now))
        .orElseThrow(
            () ->
                new DomainException(
                    DomainException.Reason.NOT_FOUND, "no_data", "There are no readings yet."));
  }
}

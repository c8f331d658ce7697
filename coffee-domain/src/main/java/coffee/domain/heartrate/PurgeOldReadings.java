package coffee.domain.heartrate;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Duration;

/** Use case: delete raw readings older than an age; their bins are kept. */
public record PurgeOldReadings(ReadingRetention retention, Clock clock) {

  /** Minimum age, so that recent readings stay visible. */
  public static final Duration MIN_AGE = Duration.ofDays(30);

  /**
   * Deletes a person's readings older than an age.
   *
   * @param age {@link #MIN_AGE} or more
   * @return the number of deleted readings
   * @throws DomainException INVALID if the age is too short, NOT_FOUND
   */
  public long purge(PersonId person, Duration age) {
    return retention.purgeBefore(person, clock.instant().minus(requireAge(age)));
  }

  /**
   * Checks the retention age.
   *
   * @throws DomainException INVALID if it is too short
   */
  public static Duration requireAge(Duration age) {
    if (age.compareTo(MIN_AGE) < 0) {
      throw DomainException.outOfRange(
          "readings are kept for at least %d days".formatted(MIN_AGE.toDays()));
    }
    return age;
  }
}

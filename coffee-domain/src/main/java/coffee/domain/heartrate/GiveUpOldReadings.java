package coffee.domain.heartrate;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Duration;

/** Use case: single readings are kept for so long, and their bins for ever. */
public record GiveUpOldReadings(ReadingRetention retention, Clock clock) {

  /** Shorter than this, people would miss what they look at every day. */
  public static final Duration LEAST_AGE = Duration.ofDays(30);

  /**
   * Gives up a person's readings that are older.
   *
   * @param age {@link #LEAST_AGE} or more
   * @return how many readings were given up
   * @throws DomainException INVALID if the age is too short, NOT_FOUND
   */
  public long of(PersonId person, Duration age) {
    return retention.giveUpBefore(person, clock.instant().minus(requireAge(age)));
  }

  /**
   * An age at which readings can be given up.
   *
   * @throws DomainException INVALID if it is too short
   */
  public static Duration requireAge(Duration age) {
    if (age.compareTo(LEAST_AGE) < 0) {
      throw DomainException.outOfRange(
          "single readings are kept for %d days or more".formatted(LEAST_AGE.toDays()));
    }
    return age;
  }
}

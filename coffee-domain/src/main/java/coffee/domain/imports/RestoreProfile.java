package coffee.domain.imports;

import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import java.time.ZoneId;

/** Use case: a person brings back what they once told about themselves. */
public final class RestoreProfile {

  private final People people;

  /** Among these people. */
  public RestoreProfile(People people) {
    this.people = people;
  }

  /**
   * Gives it to a person who has told nothing about themselves yet; one who has keeps what they
   * told, and their time zone with it.
   *
   * @return whether they have it now
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  public boolean restore(PersonId id, ZoneId timeZone, Profile profile) {
    Person told =
        people
            .find(id)
            .filter(person -> !person.profile().equals(Profile.EMPTY))
            .orElseGet(() -> take(id, timeZone, profile));
    return told.profile().equals(profile) && told.timeZone().equals(timeZone);
  }

  private Person take(PersonId id, ZoneId timeZone, Profile profile) {
    return people.change(
        id,
        stored ->
            stored.profile().equals(Profile.EMPTY)
                ? new Person(id, stored.name(), timeZone, profile, stored.revision())
                : stored);
  }
}

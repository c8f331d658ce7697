package coffee.domain.imports.rows;

import coffee.domain.AddResult.Outcome;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import java.time.ZoneId;
import java.util.Optional;

/** Use case: restore an exported profile. */
public final class RestoreProfile {

  private final People people;

  /** Restores profiles of the given people. */
  public RestoreProfile(People people) {
    this.people = people;
  }

  /**
   * Sets profile and time zone of a person with an empty profile; a non-empty profile is kept
   * together with its time zone.
   *
   * @return STORED if it was set, EXISTING if it was equal already, CONFLICT if the person keeps
   *     another
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  public Outcome restore(PersonId id, ZoneId timeZone, Profile profile) {
    Optional<Person> before = people.find(id);
    if (before.filter(person -> hasProfile(person, timeZone, profile)).isPresent()) {
      return Outcome.EXISTING;
    }
    Person restored =
        before
            .filter(person -> !person.profile().equals(Profile.EMPTY))
            .orElseGet(() -> storeIfEmpty(id, timeZone, profile));
    return hasProfile(restored, timeZone, profile) ? Outcome.STORED : Outcome.CONFLICT;
  }

  private static boolean hasProfile(Person person, ZoneId timeZone, Profile profile) {
    return person.profile().equals(profile) && person.timeZone().equals(timeZone);
  }

  private Person storeIfEmpty(PersonId id, ZoneId timeZone, Profile profile) {
    return people.change(
        id,
        stored ->
            stored.profile().equals(Profile.EMPTY)
                ? new Person(id, stored.name(), timeZone, profile, stored.revision())
                : stored);
  }
}

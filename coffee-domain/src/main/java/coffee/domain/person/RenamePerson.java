package coffee.domain.person;

import coffee.domain.DomainException;

/** Use case: a person gets another name. */
public final class RenamePerson {

  private final People people;

  /** Renames among all people. */
  public RenamePerson(People people) {
    this.people = people;
  }

  /**
   * Renames a person.
   *
   * @return the person as stored
   * @throws DomainException NOT_FOUND; CONFLICT {@code name_taken}, or {@code owner_stays} for the
   *     instance's owner, who is found by name when it starts
   */
  public Person rename(PersonId id, String name) {
    return people.change(
        id,
        stored -> {
          stored.requireNotOwner();
          return new Person(
              stored.id(), name, stored.timeZone(), stored.profile(), stored.revision());
        });
  }
}

package coffee.domain.person;

/** Use case: rename a person. */
public final class RenamePerson {

  private final People people;

  /** Renames people in the given store. */
  public RenamePerson(People people) {
    this.people = people;
  }

  /**
   * Renames a person.
   *
   * @return the person as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code name_taken}
   */
  public Person rename(PersonId id, String name) {
    return people.change(
        id, stored -> new Person(id, name, stored.timeZone(), stored.profile(), stored.revision()));
  }
}

package coffee.domain.person;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The persons of an instance. {@code PeopleContract} is the full specification. */
public interface People {

  /**
   * Reserved name of the instance's owner, whose key is {@code API_KEY}. The owner is found by it
   * even after being renamed.
   */
  String OWNER = "owner";

  Optional<Person> find(PersonId id);

  /**
   * Reads data of a person by what is stored of them, such as the zone that decides what a day is.
   * The record may be known from an earlier read; if any instance has changed it since, the read
   * runs again with the stored one.
   *
   * @param read runs once or twice and changes nothing; the revision of the person whom it receives
   *     may be an earlier one
   * @return what it read; empty if the person does not exist
   */
  <T> Optional<T> readWith(PersonId id, Function<Person, T> read);

  Optional<Person> findByName(String name);

  /** All persons, sorted by name. */
  List<Person> all();

  /**
   * Creates a person with an empty profile.
   *
   * @throws coffee.domain.DomainException CONFLICT {@code name_taken}; INVALID for a name that is
   *     none, see {@link Person#requireName}
   */
  Person add(String name, ZoneId timeZone);

  /**
   * The person of that name, created with an empty profile if there is none; concurrent calls
   * create one person.
   *
   * @param timeZone the zone of a newly created person; an existing one keeps theirs
   * @throws coffee.domain.DomainException INVALID for the name of a new person, see {@link
   *     Person#requireName}
   */
  Person ensure(String name, ZoneId timeZone);

  /**
   * Changes a person under the lock used by all writes of their data, and raises the revision.
   *
   * @param change maps the stored person to the new one; the returned id and revision are ignored.
   *     If it throws, nothing changes.
   * @return the person as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code name_taken}; INVALID for a new
   *     name, see {@link Person#requireName}
   */
  Person change(PersonId id, UnaryOperator<Person> change);

  /**
   * Erases the profile and all entries of a person in one transaction, and records a {@link
   * AuditEvent.Action#DATA_ERASED} in the {@link AuditTrail}. Name, time zone and keys are kept;
   * the revision is raised.
   *
   * @param now the time of the operation
   * @param by the actor
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void eraseData(PersonId id, Instant now, Actor by);

  /**
   * Removes a person and all stored data in one transaction, and records a {@link
   * AuditEvent.Action#PERSON_REMOVED} in the {@link AuditTrail}. The id is never reused.
   *
   * @param check receives the stored person; if it throws, nothing is removed
   * @param now the time of the operation
   * @param by the actor
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId id, Consumer<Person> check, Instant now, Actor by);
}

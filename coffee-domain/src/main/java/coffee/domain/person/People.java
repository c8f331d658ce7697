package coffee.domain.person;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Who uses the service. {@code PeopleContract} is the full specification. */
public interface People {

  /**
   * Name by which the person is always found to whom the instance belongs and whose key is {@code
   * API_KEY}, whatever they are called meanwhile. Nobody else ever gets it.
   */
  String OWNER = "owner";

  Optional<Person> find(PersonId id);

  Optional<Person> named(String name);

  /** Everybody, by name. */
  List<Person> all();

  /**
   * Makes a person with an empty profile.
   *
   * @throws coffee.domain.DomainException CONFLICT {@code name_taken}; INVALID for a name that is
   *     none, see {@link Person#requireName}
   */
  Person add(String name, ZoneId timeZone);

  /**
   * The person of that name, made with an empty profile if there is none; two calls at once make
   * one person.
   *
   * @param timeZone the zone of a person made by this call; an existing one keeps theirs
   * @throws coffee.domain.DomainException INVALID for the name of a new person, see {@link
   *     Person#requireName}
   */
  Person ensure(String name, ZoneId timeZone);

  /**
   * Changes a person under the lock that every write of their data takes, and raises the revision.
   *
   * @param change given the person as stored now, returns them as they shall be; the id and the
   *     revision that it returns are ignored. If it throws, nothing changes.
   * @return the person as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code name_taken}; INVALID for a new
   *     name, see {@link Person#requireName}
   */
  Person change(PersonId id, UnaryOperator<Person> change);

  /**
   * Erases what a person told and logged, in one transaction, and leaves a {@link
   * AuditEvent.Action#DATA_ERASED} in the {@link AuditTrail}. Their name, their time zone and their
   * keys stay; the revision is raised.
   *
   * @param now when
   * @param by who does it
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void eraseData(PersonId id, Instant now, Actor by);

  /**
   * Erases a person and everything that is stored of them, in one transaction, and leaves a {@link
   * AuditEvent.Action#PERSON_REMOVED} in the {@link AuditTrail}. The id is never given again.
   *
   * @param check sees the person as stored now; if it throws, nothing is erased
   * @param now when
   * @param by who does it
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId id, Consumer<Person> check, Instant now, Actor by);
}

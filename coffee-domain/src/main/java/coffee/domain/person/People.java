package coffee.domain.person;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who uses the service. {@code PeopleContract} is the full specification. */
public interface People {

  /** Name of the person to whom the instance belongs and whose key is {@code API_KEY}. */
  String OWNER = "owner";

  Optional<Person> find(PersonId id);

  Optional<Person> named(String name);

  /**
   * The person of that name, made with an empty profile if there is none; two calls at once make
   * one person.
   *
   * @param timeZone the zone of a person made by this call; an existing one keeps theirs
   */
  Person ensure(String name, ZoneId timeZone);

  /**
   * Changes a person under the lock that every write of their data takes, and raises the revision.
   *
   * @param change given the person as stored now, returns them as they shall be; the id and the
   *     revision that it returns are ignored. If it throws, nothing changes.
   * @return the person as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code name_taken}
   */
  Person change(PersonId id, UnaryOperator<Person> change);
}

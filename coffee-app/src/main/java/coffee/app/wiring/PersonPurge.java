package coffee.app.wiring;

import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.persistence.WorkLease;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is old of all persons, on one instance at a time.
 *
 * @param name name of its lease, unlike those of other purges
 * @param subject what is deleted, in the plural, such as {@code readings}
 * @param age what is older is deleted
 * @param purge deletes it for one person, and returns how much was deleted
 */
record PersonPurge(String name, String subject, Duration age, ToLongFunction<PersonId> purge) {

  private static final Logger LOG = LoggerFactory.getLogger(PersonPurge.class);

  /** Deletes now, unless another instance does. */
  void run(People people, WorkLease lease) {
    if (!lease.runIfFree(name, () -> purgeAll(people))) {
      LOG.info("Another instance is deleting old {}", subject);
    }
  }

  private void purgeAll(People people) {
    long deleted = people.all().stream().mapToLong(this::purge).sum();
    LOG.info("Deleted {} {} older than {} days", deleted, subject, age.toDays());
  }

  /** A failure for one person does not affect the others. */
  private long purge(Person person) {
    try {
      return purge.applyAsLong(person.id());
    } catch (RuntimeException failure) {
      LOG.warn("Deleting old {} of person {} failed", subject, person.id().value(), failure);
      return 0;
    }
  }
}

package coffee.app.wiring;

import coffee.domain.heartrate.PurgeOldReadings;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.persistence.WorkLease;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old readings of all persons, on one instance at a time. */
record ReadingPurge(PurgeOldReadings readings, People people, WorkLease lease) {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingPurge.class);

  /** Deletes readings over a maximum age now, unless another instance does. */
  void run(Duration age) {
    if (!lease.runIfFree("reading-purge", () -> purgeAll(age))) {
      LOG.info("Another instance is deleting old readings");
    }
  }

  private void purgeAll(Duration age) {
    long deleted = people.all().stream().mapToLong(person -> purge(person, age)).sum();
    LOG.info("Deleted {} readings older than {} days", deleted, age.toDays());
  }

  /** A failure for one person does not affect the others. */
  private long purge(Person person, Duration age) {
    try {
      return readings.purge(person.id(), age);
    } catch (RuntimeException e) {
      LOG.warn("Deleting old readings of person {} failed", person.id().value(), e);
      return 0;
    }
  }
}

package coffee.app.wiring;

import coffee.domain.changes.PurgeOldChanges;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.persistence.WorkLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets old changes of all persons, on one instance at a time. */
record ChangePurge(PurgeOldChanges changes, People people, WorkLease lease) {

  private static final Logger LOG = LoggerFactory.getLogger(ChangePurge.class);

  /** Forgets old changes now, unless another instance does. */
  void run() {
    if (!lease.runIfFree("change-purge", this::purgeAll)) {
      LOG.info("Another instance is forgetting old changes");
    }
  }

  private void purgeAll() {
    long forgotten = people.all().stream().mapToLong(this::purge).sum();
    LOG.info(
        "Forgot {} deletions and ranges older than {} days",
        forgotten,
        PurgeOldChanges.RETENTION.toDays());
  }

  /** A failure for one person does not affect the others. */
  private long purge(Person person) {
    try {
      return changes.purge(person.id());
    } catch (RuntimeException failure) {
      LOG.warn("Forgetting old changes of person {} failed", person.id().value(), failure);
      return 0;
    }
  }
}

package coffee.app.wiring;

import coffee.app.storage.Stores;
import coffee.domain.heartrate.PurgeOldReadings;
import coffee.domain.person.Person;
import coffee.persistence.WorkLease;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the retention of raw heart rates. */
public record RetentionWiring(Stores stores, Clock clock, WorkLease turns) {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionWiring.class);

  /** Short enough for a service that is restarted every day. */
  private static final long FIRST_AFTER_MINUTES = 10;

  private static final long MINUTES_APART = Duration.ofDays(1).toMinutes();

  /** Deletes readings over a maximum age, once a day, on one instance at a time. */
  public void purgeDaily(Optional<Duration> age, LifecycleEnvironment lifecycle) {
    if (age.isPresent()) {
      ScheduledExecutorService executor =
          lifecycle.scheduledExecutorService("reading-purge-%d", true).threads(1).build();
      ScheduledFuture<?> unused =
          executor.scheduleWithFixedDelay(
              () -> purge(age.get()), FIRST_AFTER_MINUTES, MINUTES_APART, TimeUnit.MINUTES);
    }
  }

  /** Deletes readings over a maximum age now, unless another instance does. */
  void purge(Duration age) {
    try {
      if (!turns.runIfFree("reading-purge", () -> purgeAll(age))) {
        LOG.info("Another instance is deleting old readings");
      }
    } catch (RuntimeException e) { // one that leaves here would be the last purge
      LOG.warn("Deleting old readings failed; next attempt tomorrow", e);
    }
  }

  private void purgeAll(Duration age) {
    long givenUp = stores.people().all().stream().mapToLong(person -> purge(person, age)).sum();
    LOG.info("Deleted {} readings older than {} days", givenUp, age.toDays());
  }

  /** A failure for one person does not affect the others. */
  private long purge(Person person, Duration age) {
    try {
      return new PurgeOldReadings(stores.retention(), clock).purge(person.id(), age);
    } catch (RuntimeException e) {
      LOG.warn("Deleting old readings of person {} failed", person.id().value(), e);
      return 0;
    }
  }
}

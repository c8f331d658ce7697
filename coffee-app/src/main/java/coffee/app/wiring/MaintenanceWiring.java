package coffee.app.wiring;

import coffee.domain.changes.ChangeRetention;
import coffee.domain.changes.PurgeOldChanges;
import coffee.domain.heartrate.PurgeOldReadings;
import coffee.domain.heartrate.ReadingRetention;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.person.People;
import coffee.domain.session.SignInCodes;
import coffee.persistence.WorkLease;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Schedules the deletion of what has expired, while the service runs. */
public record MaintenanceWiring(
    LifecycleEnvironment lifecycle, Clock clock, People people, WorkLease lease) {

  private static final Logger LOG = LoggerFactory.getLogger(MaintenanceWiring.class);

  private static final Duration EXPIRY_CHECKS = Duration.ofMinutes(15);

  /** Short enough for a service that is restarted every day. */
  private static final Duration FIRST_PURGE = Duration.ofMinutes(10);

  /** Deletes stored responses of expired idempotency keys. */
  public void purgeResponses(IdempotencyRecords responses) {
    PeriodicTask.every(EXPIRY_CHECKS, "retry-purge", "Deleting stored responses failed")
        .schedule(
            lifecycle,
            () ->
                LOG.debug("Deleted {} stored responses", responses.deleteExpired(clock.instant())));
  }

  /** Deletes expired sign-in codes. */
  public void purgeSignInCodes(SignInCodes codes) {
    PeriodicTask.every(EXPIRY_CHECKS, "code-purge", "Deleting expired codes failed")
        .schedule(
            lifecycle,
            () -> LOG.debug("Deleted {} expired codes", codes.deleteExpired(clock.instant())));
  }

  /** Deletes old deletions and ranges of the change feed, once a day, on one instance at a time. */
  public void purgeChanges(ChangeRetention retention) {
    PurgeOldChanges purge = new PurgeOldChanges(retention, clock);
    purgeDaily(new PersonPurge("change-purge", "changes", PurgeOldChanges.RETENTION, purge::purge));
  }

  /** Deletes readings over a maximum age, once a day, on one instance at a time. */
  public void purgeReadings(ReadingRetention retention, Duration age) {
    PurgeOldReadings purge = new PurgeOldReadings(retention, clock);
    purgeDaily(
        new PersonPurge("reading-purge", "readings", age, person -> purge.purge(person, age)));
  }

  private void purgeDaily(PersonPurge purge) {
    new PeriodicTask(
            purge.name(),
            FIRST_PURGE,
            Duration.ofDays(1),
            "Deleting old %s failed; next attempt tomorrow".formatted(purge.subject()))
        .schedule(lifecycle, () -> purge.run(people, lease));
  }
}

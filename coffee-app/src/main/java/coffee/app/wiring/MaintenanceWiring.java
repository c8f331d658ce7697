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
public record MaintenanceWiring(LifecycleEnvironment lifecycle, Clock clock) {

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

  /** Forgets old deletions and ranges of the change feed, once a day, on one instance at a time. */
  public void purgeChanges(ChangeRetention retention, People people, WorkLease lease) {
    ChangePurge purge = new ChangePurge(new PurgeOldChanges(retention, clock), people, lease);
    new PeriodicTask(
            "change-purge",
            FIRST_PURGE,
            Duration.ofDays(1),
            "Forgetting old changes failed; next attempt tomorrow")
        .schedule(lifecycle, purge::run);
  }

  /** Deletes readings over a maximum age, once a day, on one instance at a time. */
  public void purgeReadings(
      ReadingRetention retention, People people, WorkLease lease, Duration age) {
    ReadingPurge purge = new ReadingPurge(new PurgeOldReadings(retention, clock), people, lease);
    new PeriodicTask(
            "reading-purge",
            FIRST_PURGE,
            Duration.ofDays(1),
            "Deleting old readings failed; next attempt tomorrow")
        .schedule(lifecycle, () -> purge.run(age));
  }
}

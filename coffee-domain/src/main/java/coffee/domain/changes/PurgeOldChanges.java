package coffee.domain.changes;

import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Duration;

/** Use case: purge old deletions and ranges from the change feed. */
public final class PurgeOldChanges {

  /** How long deletions and ranges are kept. */
  public static final Duration RETENTION = Duration.ofDays(90);

  private final ChangeRetention retention;
  private final Clock clock;

  /** Purges changes of a store. */
  public PurgeOldChanges(ChangeRetention retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Deletes a person's deletions and ranges that are older than {@link #RETENTION}.
   *
   * @return how many were deleted
   */
  public long purge(PersonId person) {
    return retention.purgeBefore(person, clock.instant().minus(RETENTION));
  }
}

package coffee.domain.changes;

import coffee.domain.person.PersonId;
import java.time.Instant;

/** Purges old deletions and ranges. {@code ChangeLogContract} is the full specification. */
public interface ChangeRetention {

  /**
   * Deletes the records of deletions and ranges up to the last one from before an instant, and
   * stores its revision: older cursors expire.
   *
   * @return how many were deleted
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  long purgeBefore(PersonId person, Instant instant);
}

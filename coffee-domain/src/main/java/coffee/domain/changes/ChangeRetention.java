package coffee.domain.changes;

import coffee.domain.person.PersonId;
import java.time.Instant;

/** Forgets old deletions and ranges. {@code ChangeLogContract} is the full specification. */
public interface ChangeRetention {

  /**
   * Forgets deletions and ranges up to the last one from before an instant, and remembers up to
   * which revision: older cursors expire.
   *
   * @return how many were forgotten
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  long purgeBefore(PersonId person, Instant instant);
}

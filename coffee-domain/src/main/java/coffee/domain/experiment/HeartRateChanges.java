package coffee.domain.experiment;

import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import java.time.Instant;

/** Whether heart rates were changed afterwards. */
@FunctionalInterface
public interface HeartRateChanges {

  /**
   * Whether heart rates of a range were stored, changed or removed after an instant, as far as that
   * is remembered: to the hour, or for several hours of one write together, and for 90 days.
   */
  boolean hasChangedSince(PersonId person, TimeRange range, Instant since);
}

package coffee.domain.heartrate;

import coffee.domain.person.PersonId;
import java.time.Instant;

/**
 * Deletes raw readings, whose five-minute bins are kept and frozen: results based on bins stay
 * unchanged, and nothing can be written in that period.
 */
public interface ReadingRetention {

  /**
   * Deletes every reading before the bin that contains an instant. The person's writes wait for at
   * most some ten thousand readings; can be repeated after an interruption.
   *
   * @return the number of deleted readings
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  long purgeBefore(PersonId person, Instant instant);
}

package coffee.domain.heartrate;

import coffee.domain.person.PersonId;
import java.time.Instant;

/**
 * Gives up single readings, whose five-minute bins stay and are from then on frozen: what is
 * answered from bins stays as it is, and nothing can be written where single readings were.
 */
public interface ReadingRetention {

  /**
   * Gives up every reading before the bin that holds a moment. The person's writes wait meanwhile,
   * for no longer than some ten thousand readings take; what is interrupted can be done again.
   *
   * @return how many readings were given up
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  long giveUpBefore(PersonId person, Instant moment);
}

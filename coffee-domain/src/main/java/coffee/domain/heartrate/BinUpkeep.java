package coffee.domain.heartrate;

import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;

/**
 * Looks after the bins of five minutes by which a store answers for its readings. Every write keeps
 * them right; this is for an operator who wants to be sure of it. The person's writes wait
 * meanwhile, for no longer than a month of readings takes.
 */
public interface BinUpkeep {

  /**
   * Computes every bin of a person anew from the readings and raises the person's revision. Bins
   * from before raw readings were given up stay as they are.
   *
   * @return how many bins were computed
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  long rebuild(PersonId person);

  /**
   * Compares every bin of a person with the readings and changes nothing. Bins from before raw
   * readings were given up cannot be compared and are left out.
   *
   * @param limit greatest number of differences to look for
   * @return the starts of the bins that are missing, wrong or of no readings, oldest first
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  List<Instant> differences(PersonId person, int limit);
}

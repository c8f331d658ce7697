package coffee.domain.heartrate;

import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;

/**
 * Maintenance of the five-minute bins that a store derives from readings. Every write keeps them up
 * to date; this lets an operator verify or rebuild them. The person's writes wait meanwhile, at
 * most as long as the readings of two days take.
 */
public interface BinMaintenance {

  /**
   * Recomputes every bin of a person from the readings and raises the person's revision. Bins from
   * before the retention limit stay unchanged.
   *
   * @return how many bins were computed
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  long rebuild(PersonId person);

  /**
   * Compares every bin of a person with the readings, without changes. Bins from before the
   * retention limit cannot be compared and are skipped.
   *
   * @param limit maximum number of differences to return
   * @return the starts of bins that are missing, wrong or without readings, oldest first
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  List<Instant> findDifferences(PersonId person, int limit);
}

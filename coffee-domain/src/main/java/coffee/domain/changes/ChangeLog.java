package coffee.domain.changes;

import coffee.domain.person.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The changes of each person's data, in the order of commits. {@code ChangeLogContract} is the full
 * specification.
 *
 * <p>Every write of a person's data increments their revision under their lock, and every row holds
 * the revision of its last write. So a transaction that reads a revision sees all writes up to it.
 */
public interface ChangeLog {

  /**
   * Returns the state of a person's feed.
   *
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  FeedState state(PersonId person);

  /**
   * Returns changes, oldest first. A record that is changed during the call may be missing: its new
   * revision is then later than the last revision of the query.
   */
  List<Change> page(PersonId person, ChangeQuery query);

  /** Returns the revisions of persons, without those who do not exist. */
  Map<PersonId, Long> revisions(Collection<PersonId> persons);
}

package coffee.domain.changes;

import coffee.domain.person.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What was changed in each person's data, in the order of commits. {@code ChangeLogContract} is the
 * full specification.
 *
 * <p>Every write of a person's data raises their revision under their lock, and every row carries
 * the revision of its last write. So whoever sees a revision sees all writes up to it.
 */
public interface ChangeLog {

  /**
   * How far a person's changes are.
   *
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  FeedState state(PersonId person);

  /**
   * Changes, oldest first. A record that is changed while it is read may be missing; it then comes
   * with a later revision than asked for.
   */
  List<Change> page(PersonId person, ChangeQuery query);

  /** The revisions of persons; those who do not exist are missing. */
  Map<PersonId, Long> revisions(Collection<PersonId> persons);
}

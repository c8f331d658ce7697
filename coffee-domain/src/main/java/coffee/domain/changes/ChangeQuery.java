package coffee.domain.changes;

import java.util.Set;

/**
 * Which changes are read.
 *
 * @param after the position after which they come
 * @param startRevision the revision at which the reader began: it needs no deletions and ranges up
 *     to this one
 * @param until the last revision
 * @param limit maximum number, 1 or more
 */
public record ChangeQuery(
    ChangePosition after, long startRevision, long until, Set<ChangeKind> kinds, int limit) {

  /** Copies the kinds. */
  public ChangeQuery {
    kinds = Set.copyOf(kinds);
  }

  /** The position after which deletions and ranges are read. */
  public ChangePosition afterStart() {
    ChangePosition end = ChangePosition.endOf(startRevision);
    return after.compareTo(end) < 0 ? end : after;
  }
}

package coffee.domain.changes;

import java.util.Set;

/**
 * Which changes are read.
 *
 * @param after the place after which they come
 * @param known deletions and ranges up to this revision are left out: the reader began later
 * @param until the last revision
 * @param limit maximum number, 1 or more
 */
public record ChangeQuery(
    ChangePosition after, long known, long until, Set<ChangeKind> kinds, int limit) {

  /** Copies the kinds. */
  public ChangeQuery {
    kinds = Set.copyOf(kinds);
  }

  /** Where deletions and ranges begin. */
  public ChangePosition afterKnown() {
    ChangePosition end = ChangePosition.endOf(known);
    return after.compareTo(end) < 0 ? end : after;
  }
}

package coffee.domain.entry;

import coffee.domain.Page;

/**
 * An entry as stored in a log.
 *
 * @param <E> the kind of entry
 */
public interface LoggedEntry<E extends Entry> {

  /** Per-person id, positive. */
  long id();

  /** What was logged. */
  E entry();

  /** Its place in a list ordered by timestamp, then by id. */
  default Page.Position position() {
    return new Page.Position(entry().timestamp(), id());
  }
}

package coffee.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The requested part of a newest-first list.
 *
 * @param limit maximum number of entries, 1 or more
 * @param offset number of entries to skip, 0 or more
 * @param after the last entry already seen, exclusive; entries that arrive meanwhile do not shift
 *     what follows it
 */
public record Page(int limit, int offset, Optional<Position> after) {

  /**
   * A position in a list ordered by timestamp, then by id, both descending.
   *
   * @param instant the entry's timestamp
   * @param id the entry's id
   */
  public record Position(Instant instant, long id) {}

  /** Rejects arguments that are programming errors. */
  public Page {
    if (limit < 1 || offset < 0) {
      throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
    }
  }

  /** The first entries of a list. */
  public static Page first(int limit) {
    return new Page(limit, 0, Optional.empty());
  }
}

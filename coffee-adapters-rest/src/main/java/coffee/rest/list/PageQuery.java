package coffee.rest.list;

import coffee.domain.Page;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which page of a list a client asks for.
 *
 * @param limit greatest number of entries
 * @param offset entries to leave out first
 * @param after where the page before ended
 */
public record PageQuery(int limit, int offset, Optional<Page.Position> after) {

  /** Parameters that speak of one page and not of the list. */
  static final Set<String> OF_ONE_PAGE = Set.of("offset", "cursor");

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 1_000;

  /** Who goes further follows {@code Link}, which costs the same for every page. */
  private static final int MAX_OFFSET = 1_000_000;

  /** Reads {@code limit}, {@code offset} and {@code cursor}. */
  public static PageQuery read(Fields query) {
    return read(query, DEFAULT_LIMIT, MAX_LIMIT);
  }

  /** Reads {@code limit}, {@code offset} and {@code cursor}, for a list with its own limit. */
  public static PageQuery read(Fields query, int defaultLimit, int maximumLimit) {
    return new PageQuery(
        query.optional("limit", FieldReader.whole(1, maximumLimit)).orElse(defaultLimit),
        query.optional("offset", FieldReader.whole(0, MAX_OFFSET)).orElse(0),
        query.optional("cursor", Cursor.read()));
  }

  /** What to ask the log for: one entry more than wanted tells whether there is more. */
  public Page page() {
    return new Page(limit + 1, offset, after);
  }

  /** The entries that were asked for, without the one that tells whether there is more. */
  public <E> List<E> cut(List<E> found) {
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  /** Whether there is more. */
  public boolean isCut(List<?> found) {
    return found.size() > limit;
  }
}

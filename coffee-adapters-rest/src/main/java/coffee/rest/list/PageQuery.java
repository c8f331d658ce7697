package coffee.rest.list;

import coffee.domain.Page;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The page of a list that a request asks for.
 *
 * @param limit maximum number of entries
 * @param offset number of entries to skip
 * @param after position after which the page starts
 */
public record PageQuery(int limit, int offset, Optional<Page.Position> after) {

  /** Parameters that say which page of the list is meant; a link to another page replaces them. */
  static final Set<String> POSITION_PARAMETERS = Set.of("offset", "cursor");

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 1_000;

  /** Clients that go further follow {@code Link}, which costs the same for every page. */
  private static final int MAX_OFFSET = 1_000_000;

  /** Reads {@code limit}, {@code offset} and {@code cursor}. */
  public static PageQuery read(Fields query) {
    return read(query, DEFAULT_LIMIT, MAX_LIMIT);
  }

  /** Reads {@code limit}, {@code offset} and {@code cursor}, for a list with its own maximum. */
  public static PageQuery read(Fields query, int defaultLimit, int maximumLimit) {
    return new PageQuery(
        query.optional("limit", FieldReader.wholeNumber(1, maximumLimit)).orElse(defaultLimit),
        query.optional("offset", FieldReader.wholeNumber(0, MAX_OFFSET)).orElse(0),
        query.optional("cursor", Cursor.read()));
  }

  /** The page to query: one additional entry shows whether there is more. */
  public Page page() {
    return new Page(limit + 1, offset, after);
  }

  /** The requested entries, without the additional one. */
  public <E> List<E> trimToPage(List<E> found) {
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  /** Whether there is more. */
  public boolean hasMore(List<?> found) {
    return found.size() > limit;
  }
}

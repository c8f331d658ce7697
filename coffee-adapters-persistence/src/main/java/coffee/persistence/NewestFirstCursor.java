package coffee.persistence;

import coffee.domain.Page.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * The part of a newest-first list that a page is cut from, as one range of an index whose columns
 * are a person, a moment and a number. Only the bounds that are set become part of a statement, so
 * that the planner never has to guess at an open one, and the upper one is a single comparison, at
 * which the scan of the index starts.
 *
 * @param from first moment, inclusive
 * @param before the position that the list starts after, exclusive; a number below all others
 *     leaves out the whole moment
 */
public record NewestFirstCursor(Optional<Instant> from, Optional<Position> before) {

  private static final long BELOW_ALL = -1;

  private static final Comparator<Position> ASCENDING =
      Comparator.comparing(Position::moment).thenComparingLong(Position::id);

  /**
   * The part between two moments.
   *
   * @param until last moment, exclusive
   * @param after the last entry already seen, exclusive, with its number in the index
   */
  public static NewestFirstCursor of(
      Optional<Instant> from, Optional<Instant> until, Optional<Position> after) {
    Optional<Position> end = until.map(moment -> new Position(moment, BELOW_ALL));
    Optional<Position> lower =
        after.map(seen -> end.filter(other -> ASCENDING.compare(other, seen) < 0).orElse(seen));
    return new NewestFirstCursor(from, lower.or(() -> end));
  }

  /** What is left of it after an entry. */
  public NewestFirstCursor after(Position last) {
    return new NewestFirstCursor(from, Optional.of(last));
  }

  /**
   * The conditions as SQL that begins with {@code AND}; empty without bounds.
   *
   * @param moment name of the column of moments
   * @param number name of the column of numbers
   */
  public String sql(String moment, String number) {
    String lower = from.isPresent() ? "AND %s >= :from ".formatted(moment) : "";
    String upper =
        before.isPresent()
            ? "AND (%s, %s) < (:beforeMoment, :beforeNumber)".formatted(moment, number)
            : "";
    return lower + upper;
  }

  /** Binds the bounds that are part of the SQL. */
  public Query bind(Query query) {
    from.ifPresent(moment -> query.bind("from", JdbcValues.moment(moment)));
    before.ifPresent(
        position ->
            query
                .bind("beforeMoment", JdbcValues.moment(position.moment()))
                .bind("beforeNumber", position.id()));
    return query;
  }
}

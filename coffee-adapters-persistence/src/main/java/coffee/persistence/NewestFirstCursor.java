package coffee.persistence;

import coffee.domain.Page.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * The part of a newest-first list that a page is cut from, as one range of an index whose columns
 * are a person, an instant and a number. Only the bounds that are set become part of a statement,
 * so that the planner never has to guess at an open one, and the upper one is a single comparison,
 * at which the scan of the index starts.
 *
 * @param from first instant, inclusive
 * @param before the position that the list starts after, exclusive; a number below all others
 *     leaves out the whole instant
 */
public record NewestFirstCursor(Optional<Instant> from, Optional<Position> before) {

  private static final long BELOW_ALL = -1;

  private static final Comparator<Position> ASCENDING =
      Comparator.comparing(Position::instant).thenComparingLong(Position::id);

  /**
   * The part between two instants.
   *
   * @param until last instant, exclusive
   * @param after the last entry already seen, exclusive, with its number in the index
   */
  public static NewestFirstCursor of(
      Optional<Instant> from, Optional<Instant> until, Optional<Position> after) {
    Optional<Position> end = until.map(instant -> new Position(instant, BELOW_ALL));
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
   * @param instant name of the column of instants
   * @param number name of the column of numbers
   */
  public String sql(String instant, String number) {
    String lower = from.isPresent() ? "AND %s >= :from ".formatted(instant) : "";
    String upper =
        before.isPresent()
            ? "AND (%s, %s) < (:beforeInstant, :beforeNumber)".formatted(instant, number)
            : "";
    return lower + upper;
  }

  /** Binds the bounds that are part of the SQL. */
  public Query bind(Query query) {
    from.ifPresent(instant -> query.bind("from", JdbcValues.instant(instant)));
    before.ifPresent(
        position ->
            query
                .bind("beforeInstant", JdbcValues.instant(position.instant()))
                .bind("beforeNumber", position.id()));
    return query;
  }
}

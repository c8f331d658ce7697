package coffee.persistence.intake;

import coffee.domain.Page;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.FilteredScan;
import coffee.persistence.NewestFirstCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Pages of a person's intakes, newest first. A filter by period only reads one range of the index;
 * any other condition needs a scan in pieces, because rows must be read to be checked.
 */
final class NewestIntakesQuery {

  private final Database database;
  private final PersonId person;

  NewestIntakesQuery(Database database, PersonId person) {
    this.database = database;
    this.person = person;
  }

  List<LoggedIntake> page(IntakeFilter filter, Page page) {
    NewestFirstCursor cursor = NewestFirstCursor.of(filter.from(), filter.until(), page.after());
    List<String> conditions = conditions(filter);
    if (conditions.isEmpty() && page.offset() == 0) {
      return database.read(person, handle -> first(handle, cursor, page.limit()));
    }
    String passes = conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    FilteredScan.PieceReader<LoggedIntake> piece =
        (handle, part, limit) -> piece(bind(filter, query(handle, passes, part)), limit);
    return new FilteredScan<>(database, person, piece).page(cursor, page.offset(), page.limit());
  }

  private List<LoggedIntake> first(Handle handle, NewestFirstCursor cursor, int limit) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at
        FROM coffee_intake
        WHERE person_id = :person %s
        ORDER BY consumed_at DESC, id DESC
        LIMIT :limit
        """;
    return cursor
        .bind(handle.createQuery(sql.formatted(cursor.sql("consumed_at", "id"))))
        .bind("person", person.value())
        .bind("limit", limit)
        .map((row, context) -> IntakeRow.read(row))
        .list();
  }

  /** SQL conditions, none of which can be null: the result {@code passes} is true or false. */
  private static List<String> conditions(IntakeFilter filter) {
    List<String> conditions = new ArrayList<>();
    filter.minimumMg().ifPresent(unused -> conditions.add("caffeine_mg >= :minimumMg"));
    filter.maximumMg().ifPresent(unused -> conditions.add("caffeine_mg <= :maximumMg"));
    filter
        .coffeeType()
        .ifPresent(unused -> conditions.add("coffee_type IS NOT NULL AND coffee_type = :type"));
    return conditions;
  }

  private static Query bind(IntakeFilter filter, Query query) {
    filter.minimumMg().ifPresent(milligrams -> query.bind("minimumMg", milligrams));
    filter.maximumMg().ifPresent(milligrams -> query.bind("maximumMg", milligrams));
    filter.coffeeType().ifPresent(type -> query.bind("type", type));
    return query;
  }

  /**
   * The query of one piece. Its inner limit is written into the SQL, not bound, so that the planner
   * of PostgreSQL knows how few rows it reads.
   */
  private Query query(Handle handle, String passes, NewestFirstCursor part) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at, passes, number = %1$d AS is_last
        FROM (
          SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
                 client_id, created_at, updated_at, %3$s AS passes,
                 row_number() OVER (ORDER BY consumed_at DESC, id DESC) AS number
          FROM (
            SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
                   client_id, created_at, updated_at
            FROM coffee_intake
            WHERE person_id = :person %2$s
            ORDER BY consumed_at DESC, id DESC
            LIMIT %1$d
          ) AS piece
        ) AS numbered
        WHERE passes OR number = %1$d
        ORDER BY consumed_at DESC, id DESC
        LIMIT :limit
        """;
    String text =
        sql.formatted(database.bounds().pieceRows(), part.sql("consumed_at", "id"), passes);
    return part.bind(handle.createQuery(text)).bind("person", person.value());
  }

  private static List<FilteredScan.Row<LoggedIntake>> piece(Query query, int limit) {
    return query.bind("limit", limit).map((row, context) -> toRow(row)).list();
  }

  private static FilteredScan.Row<LoggedIntake> toRow(ResultSet row) throws SQLException {
    LoggedIntake intake = IntakeRow.read(row);
    return new FilteredScan.Row<>(
        intake.position(),
        row.getBoolean("passes") ? Optional.of(intake) : Optional.empty(),
        row.getBoolean("is_last"));
  }
}

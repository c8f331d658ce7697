package coffee.persistence.heartrate;

import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.FilteredScan;
import coffee.persistence.NewestFirstCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/**
 * Pages of a person's readings, newest first. What is asked for decides the statement: one range of
 * the index where only a period is, and a scan in pieces where rows have to be looked at to know
 * whether they are wanted. A page is cut before the names of the sources are joined, so that never
 * more than a page is joined and sorted.
 */
final class NewestReadingsQuery {

  private final Database database;
  private final PersonId person;

  NewestReadingsQuery(Database database, PersonId person) {
    this.database = database;
    this.person = person;
  }

  List<LoggedReading> page(ReadingFilter filter, Page page) {
    Optional<Position> after =
        page.after().map(seen -> new Position(seen.moment(), ReadingKey.sourceOf(seen.id())));
    NewestFirstCursor list = NewestFirstCursor.of(filter.from(), filter.until(), after);
    if (filter.source().isEmpty()) {
      return page(ReadingConditions.of(filter, OptionalInt.empty()), list, page);
    }
    OptionalInt source = sourceId(filter.source().get());
    return source.isPresent() ? page(ReadingConditions.of(filter, source), list, page) : List.of();
  }

  private OptionalInt sourceId(String name) {
    return database.read(person, handle -> new ReadingSources(handle, person).find(name));
  }

  private List<LoggedReading> page(
      ReadingConditions conditions, NewestFirstCursor list, Page page) {
    if (conditions.isEmpty() && page.offset() == 0) {
      return database.read(person, handle -> first(handle, list, page.limit()));
    }
    FilteredScan.Piece<LoggedReading> piece =
        (handle, part, limit) -> piece(handle, conditions, part, limit);
    return new FilteredScan<>(database, person, piece).page(list, page.offset(), page.limit());
  }

  private List<LoggedReading> first(Handle handle, NewestFirstCursor list, int limit) {
    String sql =
        """
        SELECT reading.measured_at, reading.source_id, reading.bpm, reading.context,
          reading.context_label, reading.notes, source.name AS source
        FROM (
          SELECT person_id, measured_at, source_id, bpm, context, context_label, notes
          FROM heart_rate_reading
          WHERE person_id = :person %s
          ORDER BY measured_at DESC, source_id DESC
          LIMIT :limit
        ) AS reading
        JOIN heart_rate_source AS source
          ON source.person_id = reading.person_id AND source.id = reading.source_id
        ORDER BY reading.measured_at DESC, reading.source_id DESC
        """;
    return list.bind(handle.createQuery(sql.formatted(list.sql("measured_at", "source_id"))))
        .bind("person", person.value())
        .bind("limit", limit)
        .map((row, context) -> ReadingRow.read(row))
        .list();
  }

  /** The inner limit is a number in the text: the planner is to know how short a piece is. */
  private List<FilteredScan.Row<LoggedReading>> piece(
      Handle handle, ReadingConditions conditions, NewestFirstCursor part, int limit) {
    String sql =
        """
        SELECT reading.measured_at, reading.source_id, reading.bpm, reading.context,
          reading.context_label, reading.notes, source.name AS source, reading.passes,
          reading.is_last
        FROM (
          SELECT person_id, measured_at, source_id, bpm, context, context_label, notes, passes,
            number = %1$d AS is_last
          FROM (
            SELECT person_id, measured_at, source_id, bpm, context, context_label, notes,
              %3$s AS passes,
              row_number() OVER (ORDER BY measured_at DESC, source_id DESC) AS number
            FROM (
              SELECT person_id, measured_at, source_id, bpm, context, context_label, notes
              FROM heart_rate_reading
              WHERE person_id = :person %2$s
              ORDER BY measured_at DESC, source_id DESC
              LIMIT %1$d
            ) AS piece
          ) AS numbered
          WHERE passes OR number = %1$d
          ORDER BY measured_at DESC, source_id DESC
          LIMIT :limit
        ) AS reading
        JOIN heart_rate_source AS source
          ON source.person_id = reading.person_id AND source.id = reading.source_id
        ORDER BY reading.measured_at DESC, reading.source_id DESC
        """;
    String text =
        sql.formatted(
            database.bounds().pieceRows(), part.sql("measured_at", "source_id"), conditions.sql());
    return conditions
        .bind(part.bind(handle.createQuery(text)))
        .bind("person", person.value())
        .bind("limit", limit)
        .map((row, context) -> toRow(row))
        .list();
  }

  private static FilteredScan.Row<LoggedReading> toRow(ResultSet row) throws SQLException {
    LoggedReading reading = ReadingRow.read(row);
    return new FilteredScan.Row<>(
        new Position(reading.reading().measuredAt(), row.getInt("source_id")),
        row.getBoolean("passes") ? Optional.of(reading) : Optional.empty(),
        row.getBoolean("is_last"));
  }
}

package coffee.persistence.intake;

import coffee.domain.TimeRange;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.ConsumedDose;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The doses of a range, oldest first (by moment, then id), read in pages: the connection is given
 * back between two of them, and their size is all that is in memory.
 *
 * @param size greatest number of doses on a page
 */
record DosePages(Database database, PersonId person, TimeRange range, int size) {

  /** A dose with its place in the log. */
  private record Row(long id, ConsumedDose dose) {}

  void forEach(Consumer<ConsumedDose> consumer) {
    List<Row> page = page(range.from(), 0);
    while (!page.isEmpty()) {
      page.forEach(row -> consumer.accept(row.dose()));
      Row last = page.get(page.size() - 1);
      page = page.size() < size ? List.of() : page(last.dose().consumedAt(), last.id());
    }
  }

  private List<Row> page(Instant seenMoment, long seenId) {
    String sql =
        """
        SELECT id, CAST(date_part('epoch', consumed_at) * 1000 AS bigint), caffeine_mg,
               duration_minutes, coffee_type
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at < :until
          AND (consumed_at, id) > (:seenMoment, :seenId)
        ORDER BY consumed_at, id
        LIMIT :limit
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("until", JdbcValues.moment(range.until()))
                .bind("seenMoment", JdbcValues.moment(seenMoment))
                .bind("seenId", seenId)
                .bind("limit", size)
                .scanResultSet((rows, context) -> rows(rows.get())));
  }

  /** By position, without a mapper's detours. */
  private static List<Row> rows(ResultSet result) throws SQLException {
    List<Row> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(
          new Row(
              result.getLong(1),
              new ConsumedDose(
                  Instant.ofEpochMilli(result.getLong(2)),
                  new Caffeine(result.getDouble(3)),
                  Duration.ofMinutes(result.getInt(4)),
                  Optional.ofNullable(result.getString(5)))));
    }
    return rows;
  }
}

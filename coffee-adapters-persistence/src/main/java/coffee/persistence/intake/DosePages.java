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
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The doses of a range, oldest first (by instant, then id), read in pages: the connection is given
 * back between two of them, and one page of plain columns is all that is in memory.
 *
 * @param size maximum number of doses on a page
 */
record DosePages(Database database, PersonId person, TimeRange range, int size) {

  /** Where the next page begins: after this instant and id. */
  private record Place(Instant instant, long id) {}

  void forEach(Consumer<ConsumedDose> consumer) {
    Optional<Place> seen = Optional.of(new Place(range.from(), 0));
    while (seen.isPresent()) {
      seen = page(seen.get(), consumer);
    }
  }

  /** Hands over a page, and says where it ended; empty if there are no more. */
  private Optional<Place> page(Place seen, Consumer<ConsumedDose> consumer) {
    String sql =
        """
        SELECT id, CAST(date_part('epoch', consumed_at) * 1000 AS bigint), caffeine_mg,
               duration_minutes, coffee_type
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at < :until
          AND (consumed_at, id) > (:seenInstant, :seenId)
        ORDER BY consumed_at, id
        LIMIT :limit
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("until", JdbcValues.instant(range.until()))
                .bind("seenInstant", JdbcValues.instant(seen.instant()))
                .bind("seenId", seen.id())
                .bind("limit", size)
                .scanResultSet((rows, context) -> handOver(rows.get(), consumer)));
  }

  /** By position, without a mapper's detours. */
  private Optional<Place> handOver(ResultSet row, Consumer<ConsumedDose> consumer)
      throws SQLException {
    int count = 0;
    long id = 0;
    Instant instant = Instant.MIN;
    while (row.next()) {
      count++;
      id = row.getLong(1);
      instant = Instant.ofEpochMilli(row.getLong(2));
      consumer.accept(
          new ConsumedDose(
              instant,
              new Caffeine(row.getDouble(3)),
              Duration.ofMinutes(row.getInt(4)),
              Optional.ofNullable(row.getString(5))));
    }
    return count < size ? Optional.empty() : Optional.of(new Place(instant, id));
  }
}

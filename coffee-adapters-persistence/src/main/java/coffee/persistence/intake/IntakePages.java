package coffee.persistence.intake;

import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person's coffees in pages, oldest first (by time, then id).
 *
 * @param until end, exclusive
 * @param size maximum number of coffees per page
 */
public record IntakePages(Database database, PersonId person, Instant until, int size) {

  /**
   * The page after a coffee, or the first one.
   *
   * @param from start, inclusive
   */
  public List<LoggedIntake> after(Optional<LoggedIntake> last, Instant from) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at
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
                .bind("until", JdbcValues.instant(until))
                .bind(
                    "seenInstant", JdbcValues.instant(last.map(IntakePages::instant).orElse(from)))
                .bind("seenId", last.map(LoggedIntake::id).orElse(0L))
                .bind("limit", size)
                .map((row, context) -> IntakeRow.read(row))
                .list());
  }

  private static Instant instant(LoggedIntake entry) {
    return entry.intake().consumedAt();
  }
}

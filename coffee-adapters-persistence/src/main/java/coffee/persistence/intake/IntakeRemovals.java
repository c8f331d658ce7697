package coffee.persistence.intake;

import coffee.domain.TimeRange;
import coffee.domain.intake.IntakeChanges;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Writes {@code intake_removal} before coffees are deleted or moved, and counts changes with it.
 *
 * @param handle of the transaction
 * @param person owner of the coffees
 */
record IntakeRemovals(Handle handle, PersonId person) {

  /**
   * Before a coffee is deleted or moved. Experiments have two days more at both ends, so that no
   * time zone matters.
   */
  void record(long id) {
    String sql =
        """
        INSERT INTO intake_removal (person_id, intake_id, consumed_at, logged_at, removed_at)
        SELECT person_id, id, consumed_at, created_at, now()
        FROM coffee_intake
        WHERE person_id = :person AND id = :id AND EXISTS (
            SELECT 1 FROM experiment
            WHERE experiment.person_id = :person AND started_at IS NOT NULL
              AND consumed_at >= start_date - 2 AND consumed_at < start_date + 2 * blocks + 2)
        ON CONFLICT (person_id, intake_id, consumed_at)
          DO UPDATE SET removed_at = excluded.removed_at
        """;
    handle.createUpdate(sql).bind("person", person.value()).bind("id", id).execute();
  }

  /** Before the coffees that an import added are deleted. */
  void recordImported(long importId) {
    String sql =
        """
        INSERT INTO intake_removal (person_id, intake_id, consumed_at, logged_at, removed_at)
        SELECT person_id, id, consumed_at, created_at, now()
        FROM coffee_intake
        WHERE person_id = :person AND import_id = :import AND earlier_mg = '{}' AND EXISTS (
            SELECT 1 FROM experiment
            WHERE experiment.person_id = :person AND started_at IS NOT NULL
              AND consumed_at >= start_date - 2 AND consumed_at < start_date + 2 * blocks + 2)
        ON CONFLICT (person_id, intake_id, consumed_at)
          DO UPDATE SET removed_at = excluded.removed_at
        """;
    handle.createUpdate(sql).bind("person", person.value()).bind("import", importId).execute();
  }

  /** How many coffees of a range were changed after an instant. */
  IntakeChanges changesSince(TimeRange range, Instant since) {
    String sql =
        """
        SELECT count(*) FILTER (WHERE created_at > :since) AS added,
          count(*) FILTER (WHERE created_at <= :since AND updated_at > :since) AS edited,
          (SELECT count(DISTINCT intake_id)
           FROM intake_removal
           WHERE intake_removal.person_id = :person AND logged_at <= :since AND removed_at > :since
             AND intake_removal.consumed_at >= :from AND intake_removal.consumed_at < :until
             AND NOT EXISTS (
               SELECT 1 FROM coffee_intake AS moved
               WHERE moved.person_id = :person AND moved.id = intake_id
                 AND moved.consumed_at >= :from AND moved.consumed_at < :until)) AS removed
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("from", JdbcValues.instant(JdbcValues.clamp(range.from())))
        .bind("until", JdbcValues.instant(JdbcValues.clamp(range.until())))
        .bind("since", JdbcValues.instant(since))
        .map(
            (row, context) ->
                new IntakeChanges(row.getInt("added"), row.getInt("edited"), row.getInt("removed")))
        .one();
  }
}

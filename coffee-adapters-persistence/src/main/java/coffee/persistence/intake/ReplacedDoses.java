package coffee.persistence.intake;

import coffee.domain.DomainException;
import coffee.domain.intake.Caffeine;
import coffee.domain.person.PersonId;
import coffee.persistence.DeletedRecords;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The doses that imports replaced: each coffee keeps the earlier ones with their imports, the
 * oldest first.
 *
 * @param lock lock on the person
 * @param person owner of the coffees
 */
record ReplacedDoses(LockedPerson lock, PersonId person) {

  /** Replaces a dose, unless a person has changed the coffee; false then. */
  boolean replace(long id, Caffeine caffeine, OptionalLong importId) {
    String sql =
        """
        SELECT caffeine_mg,
               updated_at = coalesce(written_at, created_at) AS is_unchanged
        FROM coffee_intake
        WHERE person_id = :person AND id = :id
        """;
    Stored stored =
        lock.handle()
            .createQuery(sql)
            .bind("person", person.value())
            .bind("id", id)
            .map(
                (row, context) ->
                    new Stored(row.getDouble("caffeine_mg"), row.getBoolean("is_unchanged")))
            .findOne()
            .orElseThrow(() -> DomainException.notFound("no such coffee"));
    if (stored.milligrams() == caffeine.milligrams()) {
      return true;
    }
    if (stored.isUnchanged()) {
      update(id, caffeine, importId);
    }
    return stored.isUnchanged();
  }

  private record Stored(double milligrams, boolean isUnchanged) {}

  /** The dose of one and the same import is not kept. */
  private void update(long id, Caffeine caffeine, OptionalLong importId) {
    String sql =
        """
        UPDATE coffee_intake
        SET earlier_mg = CASE WHEN import_id IS DISTINCT FROM CAST(:import AS bigint)
              THEN earlier_mg || caffeine_mg ELSE earlier_mg END,
            earlier_imports = CASE WHEN import_id IS DISTINCT FROM CAST(:import AS bigint)
              THEN array_append(earlier_imports, import_id) ELSE earlier_imports END,
            caffeine_mg = :milligrams, import_id = CAST(:import AS bigint),
            updated_at = now(), written_at = now(), revision = :revision
        WHERE person_id = :person AND id = :id
        """;
    lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("id", id)
        .bind("revision", lock.revision())
        .bind("milligrams", caffeine.milligrams())
        .bind("import", JdbcValues.number(importId))
        .execute();
    lock.markChanged();
  }

  /**
   * Removes the coffees that an import added, and brings back the doses that it replaced. Without
   * subscripts of arrays, whose assignment to another column ends the process of Citus 13.2.2.
   *
   * @return the number of both
   */
  long removeImported(long importId) {
    recordDeletions(importId);
    new IntakeRemovals(lock.handle(), person).recordImported(importId);
    long removed =
        execute(
            """
            DELETE FROM coffee_intake
            WHERE person_id = :person AND import_id = :import AND earlier_mg = '{}'
            """,
            importId);
    long restored =
        execute(
            """
            UPDATE coffee_intake
            SET (caffeine_mg, import_id) = (
                  SELECT milligrams, import
                  FROM unnest(earlier_mg, earlier_imports)
                    WITH ORDINALITY AS earlier (milligrams, import, number)
                  ORDER BY number DESC
                  LIMIT 1),
                earlier_mg = trim_array(earlier_mg, 1),
                earlier_imports = trim_array(earlier_imports, 1),
                updated_at = now(), written_at = now(), revision = :revision
            WHERE person_id = :person AND import_id = :import AND earlier_mg <> '{}'
            """,
            importId,
            Map.of("revision", lock.revision()));
    execute(
        """
        UPDATE coffee_intake
        SET (earlier_mg, earlier_imports) = (
              SELECT coalesce(array_agg(milligrams ORDER BY number), '{}'),
                     coalesce(array_agg(import ORDER BY number), '{}')
              FROM unnest(earlier_mg, earlier_imports)
                WITH ORDINALITY AS earlier (milligrams, import, number)
              WHERE import IS DISTINCT FROM :import)
        WHERE person_id = :person AND earlier_imports @> ARRAY[CAST(:import AS bigint)]
          AND earlier_mg <> '{}'
        """,
        importId);
    if (removed + restored > 0) {
      lock.markChanged();
    }
    return removed + restored;
  }

  private void recordDeletions(long importId) {
    String sql =
        """
        INSERT INTO deleted_record (person_id, revision, kind, id, deleted_at)
        SELECT person_id, :revision, :kind, id, now()
        FROM coffee_intake
        WHERE person_id = :person AND import_id = :import AND earlier_mg = '{}'
        """;
    execute(sql, importId, Map.of("revision", lock.revision(), "kind", DeletedRecords.COFFEE));
  }

  private long execute(String sql, long importId) {
    return execute(sql, importId, Map.of());
  }

  private long execute(String sql, long importId, Map<String, ?> more) {
    return lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("import", importId)
        .bindMap(more)
        .execute();
  }
}

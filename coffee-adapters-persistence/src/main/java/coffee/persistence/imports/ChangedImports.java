package coffee.persistence.imports;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.domain.imports.ImportState;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Reads imports that ended or were undone, in that order. */
public final class ChangedImports {

  private ChangedImports() {}

  /**
   * The next changes.
   *
   * @param part the part of a revision that they are
   */
  public static List<Change> read(Handle handle, PersonId person, ChangeQuery query, int part) {
    String sql =
        """
        SELECT revision, id, changed_at, state, first_stored_at,
          last_stored_at + interval '1 millisecond' AS until,
          CASE WHEN state = 6 THEN removed_coffees + removed_heart_rates + removed_steps
            ELSE stored END AS changed_rows
        FROM import_job
        WHERE person_id = :person AND (revision, id) > (:revision, :seenId)
          AND revision <= :until AND revision > 0 AND NOT dry_run
        ORDER BY revision, id
        LIMIT :limit
        """;
    ChangePosition after = query.after().within(part);
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("revision", after.revision())
        .bind("seenId", after.first())
        .bind("until", query.until())
        .bind("limit", query.limit())
        .map((row, context) -> change(row, part))
        .list();
  }

  private static Change change(ResultSet row, int part) throws SQLException {
    long id = row.getLong("id");
    ImportState state = ImportCodes.STATES.constant(row.getInt("state"));
    ChangedRange range =
        new ChangedRange(
            JdbcValues.optionalInstant(row, "first_stored_at"),
            JdbcValues.optionalInstant(row, "until"),
            OptionalLong.of(row.getLong("changed_rows")),
            OptionalLong.of(id),
            Optional.of(state));
    return new Change(
        new ChangePosition(row.getLong("revision"), part, id, 0),
        ChangeKind.IMPORT,
        ChangeOperation.RANGE,
        OptionalLong.of(id),
        JdbcValues.instant(row, "changed_at"),
        Optional.of(range));
  }
}

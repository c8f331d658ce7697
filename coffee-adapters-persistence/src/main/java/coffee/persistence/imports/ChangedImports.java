package coffee.persistence.imports;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.domain.imports.ImportState;
import coffee.persistence.ChangedRows;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads imports that ended or were undone, in that order. */
public final class ChangedImports {

  private ChangedImports() {}

  /** Returns the next changes. */
  public static List<Change> read(ChangedRows rows) {
    String sql =
        """
        SELECT revision, id, changed_at, state, first_stored_at,
          last_stored_at + interval '1 millisecond' AS until,
          CASE WHEN state = 6 THEN removed_coffees + removed_heart_rates + removed_steps
            ELSE stored END AS changed_rows
        FROM import_job
        WHERE person_id = :person AND (revision, id) > (:revision, :readId)
          AND revision <= :until AND revision > 0 AND NOT dry_run
        ORDER BY revision, id
        LIMIT :limit
        """;
    return rows.list(sql, (row, context) -> change(rows, row));
  }

  private static Change change(ChangedRows rows, ResultSet row) throws SQLException {
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
        rows.position(row.getLong("revision"), id),
        ChangeKind.IMPORT,
        ChangeOperation.RANGE,
        OptionalLong.of(id),
        JdbcValues.instant(row, "changed_at"),
        Optional.of(range));
  }
}

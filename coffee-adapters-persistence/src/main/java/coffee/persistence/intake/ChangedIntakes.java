package coffee.persistence.intake;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangedRecord.ChangedIntake;
import coffee.domain.intake.LoggedIntake;
import coffee.persistence.ChangedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads coffees in the order of their last change. */
public final class ChangedIntakes {

  private ChangedIntakes() {}

  /** Returns the next changes. */
  public static List<Change> read(ChangedRows rows) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at, revision
        FROM coffee_intake
        WHERE person_id = :person AND (revision, id) > (:revision, :readId)
          AND revision <= :until
        ORDER BY revision, id
        LIMIT :limit
        """;
    return rows.list(sql, (row, context) -> change(rows, row));
  }

  private static Change change(ChangedRows rows, ResultSet row) throws SQLException {
    LoggedIntake stored = IntakeRow.read(row);
    boolean isNew = stored.updatedAt().equals(stored.createdAt());
    return new Change(
        rows.position(row.getLong("revision"), stored.id()),
        ChangeKind.COFFEE,
        isNew ? ChangeOperation.CREATED : ChangeOperation.UPDATED,
        OptionalLong.of(stored.id()),
        stored.updatedAt(),
        Optional.of(new ChangedIntake(stored)));
  }
}

package coffee.persistence.intake;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.changes.ChangedRecord.ChangedIntake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Reads coffees in the order of their last change. */
public final class ChangedIntakes {

  private ChangedIntakes() {}

  /**
   * The next changes.
   *
   * @param part the part of a revision that they are
   */
  public static List<Change> read(Handle handle, PersonId person, ChangeQuery query, int part) {
    String sql =
        """
        SELECT revision, id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes,
               source, client_id, created_at, updated_at
        FROM coffee_intake
        WHERE person_id = :person AND (revision, id) > (:revision, :seenId)
          AND revision <= :until
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
    LoggedIntake stored = IntakeRow.read(row);
    boolean isNew = stored.updatedAt().equals(stored.createdAt());
    return new Change(
        new ChangePosition(row.getLong("revision"), part, stored.id(), 0),
        ChangeKind.COFFEE,
        isNew ? ChangeOperation.CREATED : ChangeOperation.UPDATED,
        OptionalLong.of(stored.id()),
        stored.updatedAt(),
        Optional.of(new ChangedIntake(stored)));
  }
}

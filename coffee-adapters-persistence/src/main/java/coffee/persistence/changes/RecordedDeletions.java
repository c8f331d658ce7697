package coffee.persistence.changes;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.person.PersonId;
import coffee.persistence.DeletedRecords;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Reads {@code deleted_record}. */
final class RecordedDeletions {

  private static final int PART = ChangePart.DELETIONS.number();

  private RecordedDeletions() {}

  static List<Change> read(Handle handle, PersonId person, ChangeQuery query) {
    List<Short> kinds = query.kinds().stream().flatMap(kind -> code(kind).stream()).toList();
    if (kinds.isEmpty()) {
      return List.of();
    }
    String sql =
        """
        SELECT revision, kind, id, deleted_at
        FROM deleted_record
        WHERE person_id = :person AND (revision, kind, id) > (:revision, :seenKind, :seenId)
          AND revision <= :until AND kind = ANY (:kinds)
        ORDER BY revision, kind, id
        LIMIT :limit
        """;
    ChangePosition after = query.afterStart().withinPart(PART);
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("revision", after.revision())
        .bind("seenKind", after.key())
        .bind("seenId", after.subkey())
        .bind("until", query.until())
        .bind("kinds", JdbcValues.shorts(kinds, Short::intValue))
        .bind("limit", query.limit())
        .map((row, context) -> change(row))
        .list();
  }

  private static Optional<Short> code(ChangeKind kind) {
    return switch (kind) {
      case COFFEE -> Optional.of(DeletedRecords.COFFEE);
      case EXPERIMENT -> Optional.of(DeletedRecords.EXPERIMENT);
      case HEART_RATE, STEPS, IMPORT, PROFILE -> Optional.empty();
    };
  }

  private static Change change(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    short code = row.getShort("kind");
    return new Change(
        new ChangePosition(row.getLong("revision"), PART, code, id),
        code == DeletedRecords.COFFEE ? ChangeKind.COFFEE : ChangeKind.EXPERIMENT,
        ChangeOperation.DELETED,
        OptionalLong.of(id),
        JdbcValues.instant(row, "deleted_at"),
        Optional.empty());
  }
}

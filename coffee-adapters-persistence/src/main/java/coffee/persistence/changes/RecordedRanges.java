package coffee.persistence.changes;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import coffee.persistence.RangeContent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Reads {@code range_change}, of which a person has so few that no index has their order. */
final class RecordedRanges {

  private RecordedRanges() {}

  static List<Change> read(
      Handle handle, PersonId person, ChangeQuery query, ChangePart part, ChangeKind kind) {
    String sql =
        """
        SELECT revision, start_ms, end_ms, changed_rows, import_id, changed_at
        FROM range_change
        WHERE person_id = :person AND kind = :kind
          AND (revision, end_ms, start_ms) > (:revision, :seenEnd, :seenStart)
          AND revision <= :until
        ORDER BY revision, end_ms, start_ms
        LIMIT :limit
        """;
    ChangePosition after = query.afterStart().withinPart(part.number());
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind(
            "kind",
            (kind == ChangeKind.STEPS ? RangeContent.STEPS : RangeContent.HEART_RATES).code())
        .bind("revision", after.revision())
        .bind("seenEnd", after.key())
        .bind("seenStart", after.subkey())
        .bind("until", query.until())
        .bind("limit", query.limit())
        .map((row, context) -> change(row, part, kind))
        .list();
  }

  private static Change change(ResultSet row, ChangePart part, ChangeKind kind)
      throws SQLException {
    long startMs = row.getLong("start_ms");
    long endMs = row.getLong("end_ms");
    long importId = row.getLong("import_id");
    ChangedRange range =
        new ChangedRange(
            Optional.of(Instant.ofEpochMilli(startMs)),
            Optional.of(Instant.ofEpochMilli(endMs)),
            OptionalLong.of(row.getLong("changed_rows")),
            importId == 0 ? OptionalLong.empty() : OptionalLong.of(importId),
            Optional.empty());
    return new Change(
        new ChangePosition(row.getLong("revision"), part.number(), endMs, startMs),
        kind,
        ChangeOperation.RANGE,
        OptionalLong.empty(),
        JdbcValues.instant(row, "changed_at"),
        Optional.of(range));
  }
}

package coffee.persistence.changes;

import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which parts have changes: most pages are of one, and the others need no statement. */
final class ChangedParts {

  private ChangedParts() {}

  /** The parts that may have changes for a query; the others have none. */
  static Set<ChangePart> of(Handle handle, PersonId person, ChangeQuery query) {
    String sql =
        """
        SELECT profile_revision AS profile,
          (SELECT max(revision) FROM experiment WHERE person_id = :person) AS experiments,
          (SELECT max(revision) FROM coffee_intake WHERE person_id = :person) AS coffees,
          (SELECT max(revision) FROM deleted_record WHERE person_id = :person) AS deletions,
          (SELECT max(revision) FROM range_change WHERE person_id = :person AND kind = 1)
            AS heart_rates,
          (SELECT max(revision) FROM range_change WHERE person_id = :person AND kind = 2) AS steps,
          (SELECT max(revision) FROM import_job WHERE person_id = :person AND revision > 0)
            AS imports
        FROM person
        WHERE id = :person
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .map((row, context) -> changed(row, query))
        .findOne()
        .orElseGet(() -> EnumSet.noneOf(ChangePart.class));
  }

  private static Set<ChangePart> changed(ResultSet row, ChangeQuery query) throws SQLException {
    Set<ChangePart> changed = EnumSet.noneOf(ChangePart.class);
    for (ChangePart part : ChangePart.values()) {
      long latest = row.getLong(part.name().toLowerCase(Locale.ROOT));
      if (!row.wasNull() && latest >= first(part, query) && part.hasOneOf(query.kinds())) {
        changed.add(part);
      }
    }
    return changed;
  }

  /** The first revision that may have changes for a query. */
  private static long first(ChangePart part, ChangeQuery query) {
    ChangePosition after = part.isOfRecords() ? query.after() : query.afterStart();
    return after.isEnd() ? after.revision() + 1 : after.revision();
  }
}

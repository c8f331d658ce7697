package coffee.persistence.person;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.changes.ChangedRecord.ChangedProfile;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Reads the profile, if it was changed. */
public final class ChangedProfiles {

  private ChangedProfiles() {}

  /**
   * The change, if there is one.
   *
   * @param part the part of a revision that it is
   */
  public static List<Change> read(Handle handle, PersonId person, ChangeQuery query, int part) {
    String sql =
        """
        SELECT id, name, time_zone, revision, half_life_hours, half_life_factors, weight_kg,
               bedtime, sleep_threshold_mg, daily_limit_mg, single_dose_limit_mg,
               profile_revision, profile_changed_at
        FROM person
        WHERE id = :person AND (profile_revision, id) > (:revision, :seenId)
          AND profile_revision <= :until
        """;
    ChangePosition after = query.after().within(part);
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("revision", after.revision())
        .bind("seenId", after.first())
        .bind("until", query.until())
        .map((row, context) -> change(row, part))
        .list();
  }

  private static Change change(ResultSet row, int part) throws SQLException {
    return new Change(
        new ChangePosition(row.getLong("profile_revision"), part, row.getLong("id"), 0),
        ChangeKind.PROFILE,
        ChangeOperation.UPDATED,
        OptionalLong.empty(),
        JdbcValues.instant(row, "profile_changed_at"),
        Optional.of(new ChangedProfile(PersonRow.read(row))));
  }
}

package coffee.persistence.person;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangedRecord.ChangedProfile;
import coffee.persistence.ChangedRows;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the profile, if it was changed. */
public final class ChangedProfiles {

  private ChangedProfiles() {}

  /** Returns the change, if there is one. */
  public static List<Change> read(ChangedRows rows) {
    String sql =
        """
        SELECT id, name, time_zone, revision, half_life_hours, half_life_factors, weight_kg,
               bedtime, sleep_threshold_mg, daily_limit_mg, single_dose_limit_mg,
               profile_revision, profile_changed_at
        FROM person
        WHERE id = :person AND (profile_revision, id) > (:revision, :readId)
          AND profile_revision <= :until
        LIMIT :limit
        """;
    return rows.list(sql, (row, context) -> change(rows, row));
  }

  private static Change change(ChangedRows rows, ResultSet row) throws SQLException {
    return new Change(
        rows.position(row.getLong("profile_revision"), row.getLong("id")),
        ChangeKind.PROFILE,
        ChangeOperation.UPDATED,
        OptionalLong.empty(),
        JdbcValues.instant(row, "profile_changed_at"),
        Optional.of(new ChangedProfile(PersonRow.read(row))));
  }
}

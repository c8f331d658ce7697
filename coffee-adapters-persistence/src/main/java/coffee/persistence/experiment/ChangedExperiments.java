package coffee.persistence.experiment;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.changes.ChangedRecord.ChangedExperiment;
import coffee.domain.experiment.Experiment;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Reads experiments in the order of their last change. */
public final class ChangedExperiments {

  private ChangedExperiments() {}

  /**
   * The next changes. A person has few experiments, so that no index has their revisions.
   *
   * @param part the part of a revision that they are
   */
  public static List<Change> read(Handle handle, PersonId person, ChangeQuery query, int part) {
    String sql =
        """
        SELECT id, created_at, started_at, ended_at, dose_mg, half_life_hours, cup_time,
          start_date, state, design, blocks, quiet, time_zone, commitment, known_order, secret,
          helper_hash, calendar_hash, revision, changed_at
        FROM experiment
        WHERE person_id = :person AND (revision, id) > (:revision, :seenId) AND revision <= :until
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
    Experiment stored = ExperimentRow.read(row);
    return new Change(
        new ChangePosition(row.getLong("revision"), part, stored.id(), 0),
        ChangeKind.EXPERIMENT,
        ChangeOperation.UPDATED,
        OptionalLong.of(stored.id()),
        JdbcValues.instant(row, "changed_at"),
        Optional.of(new ChangedExperiment(stored)));
  }
}

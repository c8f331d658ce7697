package coffee.persistence.experiment;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangedRecord.ChangedExperiment;
import coffee.domain.experiment.Experiment;
import coffee.persistence.ChangedRows;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads experiments in the order of their last change. */
public final class ChangedExperiments {

  private ChangedExperiments() {}

  /** Returns the next changes. A person has few experiments: no index has their revisions. */
  public static List<Change> read(ChangedRows rows) {
    String sql =
        """
        SELECT id, created_at, started_at, ended_at, dose_mg, half_life_hours, cup_time,
          start_date, state, design, blocks, quiet, time_zone, commitment, known_order, secret,
          helper_hash, calendar_hash, revision, changed_at
        FROM experiment
        WHERE person_id = :person AND (revision, id) > (:revision, :readId) AND revision <= :until
        ORDER BY revision, id
        LIMIT :limit
        """;
    return rows.list(sql, (row, context) -> change(rows, row));
  }

  private static Change change(ChangedRows rows, ResultSet row) throws SQLException {
    Experiment stored = ExperimentRow.read(row);
    return new Change(
        rows.position(row.getLong("revision"), stored.id()),
        ChangeKind.EXPERIMENT,
        ChangeOperation.UPDATED,
        OptionalLong.of(stored.id()),
        JdbcValues.instant(row, "changed_at"),
        Optional.of(new ChangedExperiment(stored)));
  }
}

package coffee.persistence.imports;

import coffee.domain.imports.ImportBacklog;
import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.WaitingImport;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** An {@link ImportQueue} in PostgreSQL; claims expire by its clock. */
public final class JdbiImportQueue implements ImportQueue {

  /** SQLSTATE raised by a second running import of the same person. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  /** Creates the queue of a database. */
  public JdbiImportQueue(Database database) {
    this.database = database;
  }

  @Override
  public List<WaitingImport> waiting(String spool, int limit) {
    String sql =
        """
        SELECT person_id, min(id) FILTER (WHERE is_waiting AND is_for_us) AS id
        FROM (
          SELECT person_id, id,
            state = 2 AND touched_at >= now() - :lease * interval '1 second' AS is_running,
            state = 1 OR touched_at < now() - :lease * interval '1 second' AS is_waiting,
            spool = :spool OR touched_at < now() - :abandoned * interval '1 second' AS is_for_us
          FROM import_job
          WHERE state IN (1, 2)
        ) AS unfinished
        GROUP BY person_id
        HAVING count(*) FILTER (WHERE is_waiting AND is_for_us) > 0
          AND count(*) FILTER (WHERE is_running) = 0
        ORDER BY (
            SELECT max(started_at) FROM import_job AS earlier
            WHERE earlier.person_id = unfinished.person_id
          ) NULLS FIRST, id
        LIMIT :limit
        """;
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("lease", LEASE.toSeconds())
                .bind("abandoned", ABANDONED_AFTER.toSeconds())
                .bind("spool", spool)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new WaitingImport(
                            new PersonId(row.getLong("person_id")), row.getLong("id")))
                .list());
  }

  @Override
  public ImportBacklog backlog(String spool) {
    String sql =
        """
        SELECT count(*) AS imports,
          coalesce(extract(epoch FROM now() - min(touched_at)) * 1000, 0)::bigint AS longest_ms
        FROM import_job AS job
        WHERE spool = :spool
          AND (state = 1 OR state = 2 AND touched_at < now() - :lease * interval '1 second')
          AND NOT EXISTS (
            SELECT 1 FROM import_job AS running
            WHERE running.person_id = job.person_id AND running.state = 2
              AND running.touched_at >= now() - :lease * interval '1 second'
          )
        """;
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("lease", LEASE.toSeconds())
                .bind("spool", spool)
                .map(
                    (row, context) ->
                        new ImportBacklog(
                            row.getLong("imports"), Duration.ofMillis(row.getLong("longest_ms"))))
                .one());
  }

  @Override
  public Optional<ImportClaim> claim(WaitingImport waiting) {
    try {
      return database.inTransaction(handle -> new QueuedImport(handle, waiting).claim(database));
    } catch (UnableToExecuteStatementException failure) {
      if (failure.getCause() instanceof SQLException refusal
          && UNIQUE_VIOLATION.equals(refusal.getSQLState())) {
        return Optional.empty(); // another import of this person was claimed just now
      }
      throw failure;
    }
  }

  @Override
  public Set<String> filesInUse(String spool) {
    String sql = "SELECT spool_key FROM import_job WHERE spool = :spool AND state IN (1, 2)";
    return database.read(
        handle -> handle.createQuery(sql).bind("spool", spool).mapTo(String.class).set());
  }
}

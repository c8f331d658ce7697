package coffee.persistence.imports;

import coffee.domain.imports.Entries.ClockChange;
import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.ImportProgress;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import coffee.domain.imports.WaitingImport;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.Values;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** An {@link ImportQueue} in PostgreSQL, by the clock of which claims lapse. */
public final class JdbiImportQueue implements ImportQueue {

  /** SQLSTATE of a second running import of the same person. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  /** The queue of this database. */
  public JdbiImportQueue(Database database) {
    this.database = database;
  }

  @Override
  public List<WaitingImport> waiting(String spool, int limit) {
    String sql =
        """
        SELECT person_id, min(id) FILTER (WHERE is_waiting AND is_for_us) AS id
        FROM (
          SELECT person_id, id, started_at,
            state = 2 AND touched_at >= now() - :lease * interval '1 second' AS is_running,
            state = 1 OR (state = 2 AND touched_at < now() - :lease * interval '1 second')
              AS is_waiting,
            spool = :spool OR touched_at < now() - :abandoned * interval '1 second' AS is_for_us
          FROM import_job
          WHERE person_id IN (SELECT person_id FROM import_job WHERE state IN (1, 2))
        ) AS known
        GROUP BY person_id
        HAVING count(*) FILTER (WHERE is_waiting AND is_for_us) > 0
          AND count(*) FILTER (WHERE is_running) = 0
        ORDER BY max(started_at) NULLS FIRST, id
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
  public Optional<ImportClaim> claim(WaitingImport waiting) {
    try {
      return database.inTransaction(handle -> claim(handle, waiting));
    } catch (UnableToExecuteStatementException failure) {
      if (failure.getCause() instanceof SQLException told
          && UNIQUE_VIOLATION.equals(told.getSQLState())) {
        return Optional.empty(); // another import of this person was claimed just now
      }
      throw failure;
    }
  }

  private static Optional<ImportClaim> claim(Handle handle, WaitingImport waiting) {
    if (!isFree(handle, waiting)) {
      return Optional.empty();
    }
    letGoOfOthers(handle, waiting);
    String sql =
        """
        UPDATE import_job
        SET state = 2, touched_at = now(), claims = claims + 1, fruitless = fruitless + 1,
          started_at = coalesce(started_at, now())
        WHERE person_id = :person AND id = :id
        RETURNING claims, fruitless
        """;
    record Claimed(long number, int fruitless) {}
    Claimed claimed =
        about(handle.createQuery(sql), waiting)
            .map((row, context) -> new Claimed(row.getLong("claims"), row.getInt("fruitless")))
            .one();
    return new StoredImports(handle, waiting.person())
        .find(waiting.id())
        .map(job -> new ImportClaim(job, claimed.number(), claimed.fruitless() - 1));
  }

  /** Takes the row, unless somebody has it or the import no longer waits. */
  private static boolean isFree(Handle handle, WaitingImport waiting) {
    String sql =
        """
        SELECT id FROM import_job
        WHERE person_id = :person AND id = :id
          AND (state = 1 OR (state = 2 AND touched_at < now() - :lease * interval '1 second'))
        FOR UPDATE SKIP LOCKED
        """;
    return about(handle.createQuery(sql), waiting)
        .bind("lease", LEASE.toSeconds())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** An import whose runner is gone does not keep the person's others from running. */
  private static void letGoOfOthers(Handle handle, WaitingImport waiting) {
    String sql =
        """
        UPDATE import_job SET state = 1
        WHERE person_id = :person AND id <> :id AND state = 2
          AND touched_at < now() - :lease * interval '1 second'
        """;
    about(handle.createUpdate(sql), waiting).bind("lease", LEASE.toSeconds()).execute();
  }

  private static <S extends SqlStatement<S>> S about(S statement, WaitingImport waiting) {
    return statement.bind("person", waiting.person().value()).bind("id", waiting.id());
  }

  @Override
  public boolean renew(ImportClaim claim) {
    String sql =
        """
        UPDATE import_job SET touched_at = greatest(touched_at, now())
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    return database.inTransaction(handle -> under(claim, handle.createUpdate(sql)).execute() == 1);
  }

  @Override
  public void checkpoint(ImportClaim claim, ImportProgress progress, List<RefusedRow> refused) {
    String sql =
        """
        UPDATE import_job
        SET touched_at = greatest(touched_at, now()), fruitless = 0, consumed = :consumed,
          bytes_read = :bytes, spent_ms = :spent, stored = :stored, existing = :existing,
          refused = :refused, earlier_taken = :earlier, moved_on = :moved,
          passed_over_kinds = :kinds, passed_over_counts = :counts
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    database.inTransaction(
        handle -> {
          Update update = under(claim, handle.createUpdate(sql));
          requireHeld(bound(update, progress).execute());
          new StoredProblems(handle, claim.job().person())
              .add(claim.job().id(), progress.tally().refused() - refused.size(), refused);
          return progress;
        });
  }

  private static Update bound(Update update, ImportProgress progress) {
    List<Map.Entry<String, Long>> passedOver = List.copyOf(progress.passedOver().entrySet());
    return update
        .bind("consumed", progress.consumed())
        .bind("bytes", progress.bytesRead())
        .bind("spent", progress.spent().toMillis())
        .bind("stored", progress.tally().stored())
        .bind("existing", progress.tally().existing())
        .bind("refused", progress.tally().refused())
        .bind("earlier", progress.clockChanges().getOrDefault(ClockChange.EARLIER_TAKEN, 0L))
        .bind("moved", progress.clockChanges().getOrDefault(ClockChange.MOVED_ON, 0L))
        .bind("kinds", Values.texts(passedOver, one -> Optional.of(one.getKey())))
        .bind("counts", Values.longs(passedOver, Map.Entry::getValue));
  }

  @Override
  public void end(ImportClaim claim, Optional<ImportFailure> failure) {
    String sql =
        """
        UPDATE import_job
        SET state = :state, ended_at = now(), failure_code = :code, failure_detail = :detail,
          failure_file = :file, failure_unit = :unit, failure_position = :position
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    Optional<Place> place = failure.flatMap(ImportFailure::place);
    database.inTransaction(
        handle -> {
          requireHeld(
              under(claim, handle.createUpdate(sql))
                  .bind("state", failure.isPresent() ? 4 : 3)
                  .bind("code", failure.map(ImportFailure::code).orElse(null))
                  .bind("detail", failure.map(ImportFailure::detail).orElse(null))
                  .bind("file", place.flatMap(Place::file).orElse(null))
                  .bind("unit", place.map(where -> UnitCode.of(where.unit())).orElse(null))
                  .bind("position", place.map(Place::number).orElse(null))
                  .execute());
          return claim;
        });
  }

  private static void requireHeld(int updated) {
    if (updated == 0) {
      throw ImportQueue.claimLost();
    }
  }

  @Override
  public void giveBack(ImportClaim claim) {
    String sql =
        """
        UPDATE import_job SET state = 1, touched_at = now(), fruitless = 0
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    database.inTransaction(handle -> under(claim, handle.createUpdate(sql)).execute());
  }

  private static Update under(ImportClaim claim, Update update) {
    return update
        .bind("person", claim.job().person().value())
        .bind("id", claim.job().id())
        .bind("claim", claim.number());
  }

  @Override
  public Set<String> files(String spool) {
    String sql = "SELECT spool_key FROM import_job WHERE spool = :spool AND state IN (1, 2)";
    return database.read(
        handle -> {
          Query query = handle.createQuery(sql).bind("spool", spool);
          return query.mapTo(String.class).set();
        });
  }
}

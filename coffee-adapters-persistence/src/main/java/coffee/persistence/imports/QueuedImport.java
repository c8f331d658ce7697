package coffee.persistence.imports;

import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.WaitingImport;
import coffee.persistence.Database;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** A waiting import, to be claimed in a transaction. */
final class QueuedImport {

  private record Claimed(long number, int failedAttempts) {}

  private final Handle handle;
  private final WaitingImport waiting;

  QueuedImport(Handle handle, WaitingImport waiting) {
    this.handle = handle;
    this.waiting = waiting;
  }

  /**
   * Claims it.
   *
   * @param database the database of the claim's later transactions
   */
  Optional<ImportClaim> claim(Database database) {
    if (!lockIfClaimable()) {
      return Optional.empty();
    }
    requeueExpiredClaims();
    String sql =
        """
        UPDATE import_job
        SET state = 2, touched_at = now(), claims = claims + 1, fruitless = fruitless + 1,
          started_at = least(started_at, now())
        WHERE person_id = :person AND id = :id
        RETURNING claims, fruitless
        """;
    Claimed claimed =
        bindIds(handle.createQuery(sql))
            .map((row, context) -> new Claimed(row.getLong("claims"), row.getInt("fruitless")))
            .one();
    return new StoredImports(handle, waiting.person())
        .find(waiting.id())
        .map(
            job ->
                new JdbiImportClaim(database, job, claimed.number(), claimed.failedAttempts() - 1));
  }

  /** Claims the row, unless it is already claimed or no longer waiting. */
  private boolean lockIfClaimable() {
    String sql =
        """
        SELECT id FROM import_job
        WHERE person_id = :person AND id = :id
          AND (state = 1 OR (state = 2 AND touched_at < now() - :lease * interval '1 second'))
        FOR UPDATE SKIP LOCKED
        """;
    return bindIds(handle.createQuery(sql))
        .bind("lease", ImportQueue.LEASE.toSeconds())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** Releases the person for other imports if the worker of this one is gone. */
  private void requeueExpiredClaims() {
    String sql =
        """
        UPDATE import_job SET state = 1
        WHERE person_id = :person AND id <> :id AND state = 2
          AND touched_at < now() - :lease * interval '1 second'
        """;
    bindIds(handle.createUpdate(sql)).bind("lease", ImportQueue.LEASE.toSeconds()).execute();
  }

  private <S extends SqlStatement<S>> S bindIds(S statement) {
    return statement.bind("person", waiting.person().value()).bind("id", waiting.id());
  }
}

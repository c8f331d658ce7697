package coffee.persistence.idempotency;

import coffee.domain.idempotency.IdempotencyClaim;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * A {@link IdempotencyRecords} in PostgreSQL. A repeated request waits for the uncommitted row of
 * the same key.
 */
public final class JdbiIdempotencyRecords implements IdempotencyRecords {

  /** SQLSTATE of a statement timeout. */
  private static final String QUERY_CANCELED = "57014";

  /** The number that is deleted in a fraction of a second, without delaying others. */
  private static final int PURGED_PER_STATEMENT = 5_000;

  @SuppressWarnings("ArrayRecordComponent") // opaque bytes, never compared
  private record Entry(String fingerprint, Optional<byte[]> answer) {}

  private final Database database;
  private final int timeoutSeconds;

  /**
   * Creates the records in a database.
   *
   * @param timeout how long a claim waits, in whole seconds; {@link
   *     IdempotencyRecords#CLAIM_TIMEOUT} in production
   */
  public JdbiIdempotencyRecords(Database database, Duration timeout) {
    this.database = database;
    this.timeoutSeconds = Math.toIntExact(timeout.toSeconds());
  }

  @Override
  public IdempotencyClaim claim(PersonId person, String key, String fingerprint, Instant now) {
    return database.inTransaction(
        handle ->
            isClaimed(handle, person, key, fingerprint, now)
                ? new IdempotencyClaim.FirstUse()
                : claimOf(entry(handle, person, key), fingerprint));
  }

  /** Replaces expired and unanswered entries. */
  private boolean isClaimed(
      Handle handle, PersonId person, String key, String fingerprint, Instant now) {
    String sql =
        """
        INSERT INTO idempotency_key (person_id, key, claimed_at, fingerprint)
        VALUES (:person, :key, :now, :fingerprint)
        ON CONFLICT (person_id, key) DO UPDATE
        SET claimed_at = excluded.claimed_at, fingerprint = excluded.fingerprint, answer = NULL
        WHERE idempotency_key.answer IS NULL OR idempotency_key.claimed_at < :keptFrom
        """;
    try {
      return handle
              .createUpdate(sql)
              .bind("person", person.value())
              .bind("key", key)
              .bind("now", JdbcValues.instant(now))
              .bind("keptFrom", JdbcValues.instant(now.minus(RETENTION)))
              .bind("fingerprint", fingerprint)
              .setQueryTimeout(timeoutSeconds)
              .execute()
          == 1;
    } catch (UnableToExecuteStatementException failure) {
      if (failure.getCause() instanceof SQLException refusal
          && QUERY_CANCELED.equals(refusal.getSQLState())) {
        throw IdempotencyRecords.inProgress(failure);
      }
      throw failure;
    }
  }

  private static Entry entry(Handle handle, PersonId person, String key) {
    String sql =
        """
        SELECT fingerprint, answer
        FROM idempotency_key
        WHERE person_id = :person AND key = :key
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("key", key)
        .map((row, context) -> toEntry(row))
        .one();
  }

  private static Entry toEntry(ResultSet row) throws SQLException {
    return new Entry(row.getString("fingerprint"), Optional.ofNullable(row.getBytes("answer")));
  }

  private static IdempotencyClaim claimOf(Entry entry, String fingerprint) {
    return entry.fingerprint().equals(fingerprint)
        ? new IdempotencyClaim.Replay(entry.answer().orElseThrow())
        : new IdempotencyClaim.KeyReused();
  }

  @Override
  public void complete(PersonId person, String key, byte[] answer) {
    String sql =
        """
        UPDATE idempotency_key SET answer = :answer
        WHERE person_id = :person AND key = :key
        """;
    int settled =
        database.inTransaction(
            handle ->
                handle
                    .createUpdate(sql)
                    .bind("person", person.value())
                    .bind("key", key)
                    .bind("answer", answer)
                    .execute());
    if (settled != 1) {
      throw new IllegalStateException("the key is not claimed");
    }
  }

  @Override
  public int deleteExpired(Instant now) {
    Instant keptFrom = now.minus(RETENTION);
    int purged = 0;
    int slice;
    do {
      slice = database.inTransaction(handle -> purge(handle, keptFrom));
      purged += slice;
    } while (slice >= PURGED_PER_STATEMENT);
    return purged;
  }

  /** Deletes the oldest entries, and those with the same time as the last one. */
  private static int purge(Handle handle, Instant keptFrom) {
    String lastOfSlice =
        """
        SELECT claimed_at FROM idempotency_key
        WHERE claimed_at < :keptFrom
        ORDER BY claimed_at
        OFFSET :offset LIMIT 1
        """;
    Instant last =
        handle
            .createQuery(lastOfSlice)
            .bind("keptFrom", JdbcValues.instant(keptFrom))
            .bind("offset", PURGED_PER_STATEMENT - 1)
            .map((row, context) -> JdbcValues.instant(row, "claimed_at"))
            .findOne()
            .orElse(keptFrom);
    String sql = "DELETE FROM idempotency_key WHERE claimed_at <= :last AND claimed_at < :keptFrom";
    return handle
        .createUpdate(sql)
        .bind("last", JdbcValues.instant(last))
        .bind("keptFrom", JdbcValues.instant(keptFrom))
        .execute();
  }
}

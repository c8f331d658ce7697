package coffee.persistence.person;

import static java.util.Comparator.comparingLong;

import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.KeyId;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Keys that were restored from a backup, or will be replaced by one. The schema may be an older
 * one, so only columns that existed in its first version are used.
 */
public final class RestoredKeys {

  private final Database database;
  private final JdbiAuditTrail trail;

  /** Creates access to the keys of a database. */
  public RestoredKeys(Database database) {
    this.database = database;
    this.trail = new JdbiAuditTrail(database);
  }

  /** All keys; their settings contain their effective end. */
  List<ApiKey> all() {
    String sql =
        """
        SELECT person_id, id, name, scopes, hash, created_at, expires_at, revoked_at
        FROM api_key
        ORDER BY person_id, id
        """;
    return database.read(
        handle ->
            handle.createQuery(sql).map((row, context) -> KeyRow.readBasicColumns(row)).list());
  }

  /**
   * Shortens the validity of the key with the same secret.
   *
   * @return whether it was shortened
   */
  boolean restrict(ApiKey key) {
    return database.inTransaction(
        handle -> restrict(handle, key, key.revokedAt(), key.settings().expiresAt()));
  }

  private static boolean restrict(
      Handle handle, ApiKey key, Optional<Instant> revokedAt, Optional<Instant> expiresAt) {
    String sql =
        """
        UPDATE api_key
        SET revoked_at = least(revoked_at, CAST(:revokedAt AS timestamptz)),
            expires_at = least(expires_at, CAST(:expiresAt AS timestamptz))
        WHERE person_id = :person AND id = :id AND hash = :hash
          AND (CAST(:revokedAt AS timestamptz) < coalesce(revoked_at, 'infinity')
            OR CAST(:expiresAt AS timestamptz) < coalesce(expires_at, 'infinity'))
        """;
    return handle
            .createUpdate(sql)
            .bind("revokedAt", JdbcValues.instant(revokedAt))
            .bind("expiresAt", JdbcValues.instant(expiresAt))
            .bind("person", key.id().person().value())
            .bind("id", key.id().number())
            .bind("hash", key.hash().bytes())
            .execute()
        == 1;
  }

  /**
   * Reserves the number of a key that the backup does not contain.
   *
   * @param key key of an existing person
   * @return whether it was active
   */
  boolean revokeNewer(ApiKey key, Instant now) {
    return database.inTransaction(
        handle -> {
          if (exists(handle, key.id())) {
            return false;
          }
          KeyRow.insert(handle, key);
          restrict(handle, key, key.revokedAt().or(() -> Optional.of(now)), Optional.empty());
          if (key.revokedAt().isEmpty()) {
            trail.record(AuditEvent.of(Action.KEY_REVOKED, key.id(), now, Actor.OPERATOR));
          }
          return key.isValidAt(now);
        });
  }

  private static boolean exists(Handle handle, KeyId id) {
    String sql = "SELECT EXISTS (SELECT 1 FROM api_key WHERE person_id = :person AND id = :id)";
    return handle
        .createQuery(sql)
        .bind("person", id.person().value())
        .bind("id", id.number())
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Revokes all active keys, with an event for each.
   *
   * @return number of revoked keys
   */
  public int revokeAll(Instant now) {
    String sql =
        """
        UPDATE api_key SET revoked_at = :now
        WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
        RETURNING person_id, id
        """;
    List<KeyId> revoked =
        database.inTransaction(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("now", JdbcValues.instant(now))
                    .map(
                        (row, context) ->
                            new KeyId(new PersonId(row.getLong("person_id")), row.getLong("id")))
                    .list());
    revoked.stream()
        .sorted(comparingLong((KeyId key) -> key.person().value()).thenComparingLong(KeyId::number))
        .map(key -> AuditEvent.of(Action.KEY_REVOKED, key, now, Actor.OPERATOR))
        .forEach(trail::record);
    return revoked.size();
  }
}

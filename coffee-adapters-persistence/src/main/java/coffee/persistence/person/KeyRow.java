package coffee.persistence.person;

import coffee.domain.person.ApiKey;
import coffee.domain.person.KeyHash;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeySettings;
import coffee.domain.person.PersonId;
import coffee.domain.person.Scope;
import coffee.persistence.EnumCodes;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes and reads rows of {@code api_key}. */
final class KeyRow {

  private static final EnumCodes<Scope> SCOPES =
      new EnumCodes<>(
          "api_key.scopes",
          Scope.class,
          scope ->
              switch (scope) {
                case READ -> 1;
                case WRITE -> 2;
                case ADMIN -> 3;
              });

  private KeyRow() {}

  /** Inserts the columns of every schema version. */
  static void insert(Handle handle, ApiKey key) {
    String sql =
        """
        INSERT INTO api_key (person_id, id, name, scopes, hash, created_at, expires_at)
        VALUES (:person, :id, :name, :scopes, :hash, :createdAt, :expiresAt)
        """;
    KeySettings settings = key.settings();
    List<Scope> scopes = List.copyOf(settings.scopes());
    handle
        .createUpdate(sql)
        .bind("person", key.id().person().value())
        .bind("id", key.id().number())
        .bind("name", settings.name())
        .bind("scopes", JdbcValues.shorts(scopes, SCOPES::of))
        .bind("hash", key.hash().bytes())
        .bind("createdAt", JdbcValues.instant(key.createdAt()))
        .bind("expiresAt", JdbcValues.instant(settings.expiresAt()))
        .execute();
  }

  static void markAsSession(Handle handle, KeyId id) {
    String sql =
        """
        UPDATE api_key SET is_session = true
        WHERE person_id = :person AND id = :id
        """;
    handle.createUpdate(sql).bind("person", id.person().value()).bind("id", id.number()).execute();
  }

  /** {@code expires_at} holds the effective end of a key, whether it expires or retires. */
  static ApiKey read(ResultSet row) throws SQLException {
    Optional<Instant> worksUntil = JdbcValues.optionalInstant(row, "expires_at");
    boolean isRetiring = row.getBoolean("is_retiring");
    return new ApiKey(
        new KeyId(new PersonId(row.getLong("person_id")), row.getLong("id")),
        new KeySettings(
            row.getString("name"),
            SCOPES.constants((Short[]) row.getArray("scopes").getArray()),
            isRetiring ? JdbcValues.optionalInstant(row, "terms_expire_at") : worksUntil),
        new KeyHash(row.getBytes("hash")),
        JdbcValues.instant(row, "created_at"),
        isRetiring ? worksUntil : Optional.empty(),
        JdbcValues.optionalInstant(row, "revoked_at"),
        JdbcValues.optionalInstant(row, "last_used_at"),
        row.getBoolean("is_session"));
  }

  /** A key as in every schema version: its settings contain its effective end. */
  static ApiKey readBasicColumns(ResultSet row) throws SQLException {
    return new ApiKey(
        new KeyId(new PersonId(row.getLong("person_id")), row.getLong("id")),
        new KeySettings(
            row.getString("name"),
            SCOPES.constants((Short[]) row.getArray("scopes").getArray()),
            JdbcValues.optionalInstant(row, "expires_at")),
        new KeyHash(row.getBytes("hash")),
        JdbcValues.instant(row, "created_at"),
        Optional.empty(),
        JdbcValues.optionalInstant(row, "revoked_at"),
        Optional.empty(),
        false);
  }
}

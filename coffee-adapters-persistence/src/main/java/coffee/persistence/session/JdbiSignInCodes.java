package coffee.persistence.session;

import coffee.domain.DomainException;
import coffee.domain.person.KeyHash;
import coffee.domain.person.KeyId;
import coffee.domain.person.PersonId;
import coffee.domain.session.SignInCodes;
import coffee.domain.session.StoredSignInCode;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** {@link SignInCodes} in PostgreSQL. */
public final class JdbiSignInCodes implements SignInCodes {

  private final Database database;

  /** Creates the codes of a database. */
  public JdbiSignInCodes(Database database) {
    this.database = database;
  }

  @Override
  public void add(StoredSignInCode code) {
    String sql =
        """
        INSERT INTO sign_in_code (person_id, hash, expires_at, created_by_key_id)
        SELECT id, :hash, :expiresAt, :by
        FROM person
        WHERE id = :person
        """;
    int added =
        database.inTransaction(
            handle ->
                handle
                    .createUpdate(sql)
                    .bind("person", code.person().value())
                    .bind("hash", code.hash().bytes())
                    .bind("expiresAt", JdbcValues.instant(code.expiresAt()))
                    .bind("by", code.createdBy().map(KeyId::number).orElse(null))
                    .execute());
    if (added == 0) {
      throw DomainException.notFound("no such person");
    }
  }

  @Override
  public Optional<StoredSignInCode> take(PersonId person, KeyHash hash, Instant now) {
    String sql =
        """
        DELETE FROM sign_in_code
        WHERE person_id = :person AND hash = :hash AND expires_at > :now
        RETURNING expires_at, created_by_key_id
        """;
    return database.inTransaction(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("hash", hash.bytes())
                .bind("now", JdbcValues.instant(now))
                .map((row, context) -> code(person, hash, row))
                .findOne());
  }

  private static StoredSignInCode code(PersonId person, KeyHash hash, ResultSet row)
      throws SQLException {
    return new StoredSignInCode(
        person,
        hash,
        JdbcValues.instant(row, "expires_at"),
        Optional.ofNullable(row.getObject("created_by_key_id", Long.class))
            .map(number -> new KeyId(person, number)));
  }

  @Override
  public int deleteExpired(Instant now) {
    return database.inTransaction(
        handle ->
            handle
                .createUpdate("DELETE FROM sign_in_code WHERE expires_at <= :now")
                .bind("now", JdbcValues.instant(now))
                .execute());
  }
}

package coffee.persistence.person;

import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.KeyId;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.EnumCodes;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@link AuditTrail} in PostgreSQL. */
public final class JdbiAuditTrail implements AuditTrail {

  private static final EnumCodes<Action> ACTIONS =
      new EnumCodes<>(
          "audit_event.action",
          Action.class,
          action ->
              switch (action) {
                case KEY_CREATED -> 1;
                case KEY_ROTATED -> 2;
                case KEY_REVOKED -> 3;
                case DATA_ERASED -> 4;
                case PERSON_REMOVED -> 5;
              });

  private final Database database;

  /** Creates the trail of a database. */
  public JdbiAuditTrail(Database database) {
    this.database = database;
  }

  @Override
  public void record(AuditEvent event) {
    String sql =
        """
        INSERT INTO audit_event (person_id, happened_at, action, key_id, by_key_id)
        VALUES (:person, :at, :action, :key, :by)
        """;
    database.inTransaction(
        handle ->
            handle
                .createUpdate(sql)
                .bind("person", event.person().value())
                .bind("at", JdbcValues.instant(event.at()))
                .bind("action", ACTIONS.of(event.action()))
                .bind("key", number(event.key()))
                .bind("by", number(event.by()))
                .execute());
  }

  private static @Nullable Long number(Optional<KeyId> key) {
    return key.map(KeyId::number).orElse(null);
  }

  @Override
  public List<AuditEvent> eventsOf(PersonId person) {
    String sql =
        """
        SELECT happened_at, action, key_id, by_key_id
        FROM audit_event
        WHERE person_id = :person
        ORDER BY id
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .map((row, context) -> event(person, row))
                .list());
  }

  static AuditEvent event(PersonId person, ResultSet row) throws SQLException {
    return new AuditEvent(
        person,
        JdbcValues.instant(row, "happened_at"),
        ACTIONS.constant(row.getInt("action")),
        key(person, row.getObject("key_id", Long.class)),
        key(person, row.getObject("by_key_id", Long.class)));
  }

  private static Optional<KeyId> key(PersonId person, @Nullable Long number) {
    return Optional.ofNullable(number).map(present -> new KeyId(person, present));
  }
}

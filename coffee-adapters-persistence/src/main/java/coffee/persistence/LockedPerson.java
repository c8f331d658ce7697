package coffee.persistence;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A person's row, locked until the transaction ends. */
public final class LockedPerson {

  private record Row(long revision, Optional<Instant> rawFrom) {}

  private final Handle handle;
  private final PersonId person;
  private final Row row;
  private boolean markChanged;

  private LockedPerson(Handle handle, PersonId person, Row row) {
    this.handle = handle;
    this.person = person;
    this.row = row;
  }

  static LockedPerson lockForWrite(Handle handle, PersonId person) {
    String sql =
        """
        UPDATE person SET revision = revision + 1
        WHERE id = :person
        RETURNING revision, raw_from
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .map((row, context) -> toRow(row))
        .findOne()
        .map(row -> new LockedPerson(handle, person, row))
        .orElseThrow(() -> DomainException.notFound("no such person"));
  }

  /** Locks without incrementing the revision, for changes outside the person's data. */
  public static void lock(Handle handle, PersonId person) {
    String sql = "SELECT id FROM person WHERE id = :person FOR UPDATE";
    boolean exists =
        handle.createQuery(sql).bind("person", person.value()).mapTo(Long.class).stream().count()
            == 1;
    if (!exists) {
      throw DomainException.notFound("no such person");
    }
  }

  /** The transaction that holds the lock. */
  public Handle handle() {
    return handle;
  }

  /** The revision after the write, if it changes something. */
  public long revision() {
    return row.revision();
  }

  /** The start of retained raw readings; empty if all are retained. */
  public Optional<Instant> rawFrom() {
    return row.rawFrom();
  }

  /** Marks that the write has changed something. */
  public void markChanged() {
    markChanged = true;
  }

  void undoRevisionUnlessChanged() {
    if (!markChanged) {
      String sql = "UPDATE person SET revision = revision - 1 WHERE id = :person";
      handle.createUpdate(sql).bind("person", person.value()).execute();
    }
  }

  private static Row toRow(ResultSet row) throws SQLException {
    return new Row(row.getLong("revision"), JdbcValues.optionalMoment(row, "raw_from"));
  }
}

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

  /** The statements of a write that run in the round trip of the lock, right after it. */
  public interface FirstStatements {

    /**
     * Adds them to a round trip.
     *
     * @param unlessWebhooks whether they must store nothing for a person with webhooks: then they
     *     are added again, to a round trip that does not commit
     */
    void begin(RoundTrip trip, boolean unlessWebhooks);

    /** Whether they are the whole write, and always change something. */
    boolean isCompleteAfterBegin();
  }

  private record Row(long revision, Optional<Instant> rawFrom, int webhookEvents) {}

  private final Handle handle;
  private final PersonId person;
  private final Row row;
  private final boolean isOwnTransaction;
  private boolean isChanged;

  private LockedPerson(Handle handle, PersonId person, Row row, boolean isOwnTransaction) {
    this.handle = handle;
    this.person = person;
    this.row = row;
    this.isOwnTransaction = isOwnTransaction;
  }

  /**
   * Locks, and runs the first statements of a write; in the same round trip, unless an error of
   * theirs would end a transaction that has other work.
   *
   * @param isOwnTransaction whether the transaction has no other work than the write
   */
  static LockedPerson lockForWrite(
      Handle handle, PersonId person, FirstStatements first, boolean isOwnTransaction) {
    String sql =
        """
        UPDATE person SET revision = revision + 1
        WHERE id = :person
        RETURNING revision, raw_from, webhook_events
        """;
    RoundTrip trip = new RoundTrip(handle).bind("person", person.value());
    RoundTrip.Rows<Row> locked = trip.query(sql, (row, context) -> toRow(row));
    boolean isAlone =
        isOwnTransaction && first.isCompleteAfterBegin() && !RoundTrips.areSeparate(handle);
    if (isOwnTransaction) {
      first.begin(trip, isAlone);
    }
    trip.run(isAlone);
    LockedPerson lock =
        locked.list().stream()
            .findFirst()
            .map(row -> new LockedPerson(handle, person, row, isOwnTransaction))
            .orElseThrow(LockedPerson::noSuchPerson);
    if (isAlone && lock.webhookEvents() != 0) {
      return lockForWrite(handle, person, first, false);
    }
    if (!isOwnTransaction) {
      RoundTrip own = lock.roundTrip();
      first.begin(own, false);
      own.run(false);
    }
    return lock;
  }

  static DomainException noSuchPerson() {
    return DomainException.notFound("no such person");
  }

  /** Locks without incrementing the revision, for changes outside the person's data. */
  public static void lock(Handle handle, PersonId person) {
    String sql = "SELECT id FROM person WHERE id = :person FOR UPDATE";
    boolean exists =
        handle.createQuery(sql).bind("person", person.value()).mapTo(Long.class).stream().count()
            == 1;
    if (!exists) {
      throw noSuchPerson();
    }
  }

  /** The transaction that holds the lock. */
  public Handle handle() {
    return handle;
  }

  /** Whose row it is. */
  public PersonId person() {
    return person;
  }

  /** Bits of the events that the person's webhooks subscribe to; zero without webhooks. */
  public int webhookEvents() {
    return row.webhookEvents();
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
    isChanged = true;
  }

  /** A round trip within the transaction, in which {@code person} is bound. */
  public RoundTrip roundTrip() {
    return new RoundTrip(handle).bind("person", person.value());
  }

  /** Runs a round trip within the write. */
  public void run(RoundTrip trip) {
    trip.run(false);
  }

  /**
   * Runs the last round trip of the write, which changes something. It commits, unless the
   * transaction has other work.
   */
  public void finish(RoundTrip trip) {
    trip.run(isOwnTransaction);
    markChanged();
  }

  void undoRevisionUnlessChanged() {
    if (!isChanged) {
      String sql = "UPDATE person SET revision = revision - 1 WHERE id = :person";
      handle.createUpdate(sql).bind("person", person.value()).execute();
    }
  }

  private static Row toRow(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("revision"),
        JdbcValues.optionalInstant(row, "raw_from"),
        row.getInt("webhook_events"));
  }
}

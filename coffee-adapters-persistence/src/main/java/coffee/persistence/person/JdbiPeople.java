package coffee.persistence.person;

import coffee.domain.DomainException;
import coffee.domain.Ticker;
import coffee.domain.person.Actor;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.persistence.Database;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** {@link People} in PostgreSQL. */
public final class JdbiPeople implements People {

  private final Database database;
  private final PersonTransactions writes;
  private final AuditTrail trail;
  private final KnownPeople known;

  /** Creates the people of a database. */
  public JdbiPeople(Database database, PersonTransactions writes) {
    this(database, writes, Ticker.SYSTEM);
  }

  JdbiPeople(Database database, PersonTransactions writes, Ticker ticker) {
    this.database = database;
    this.writes = writes;
    this.trail = new JdbiAuditTrail(database);
    this.known = new KnownPeople(database, ticker);
  }

  @Override
  public Optional<Person> find(PersonId id) {
    return database.read(id, handle -> select(handle, id));
  }

  @Override
  public <T> Optional<T> readWith(PersonId id, Function<Person, T> read) {
    return database.isInTransaction() ? find(id).map(read) : known.readWith(id, read);
  }

  @Override
  public Optional<Person> findByName(String name) {
    return database.read(handle -> findIdByName(handle, name)).flatMap(this::find);
  }

  private static Optional<PersonId> findIdByName(Handle handle, String name) {
    String sql = "SELECT person_id FROM person_name WHERE name = :name";
    return handle
        .createQuery(sql)
        .bind("name", name)
        .map((row, context) -> new PersonId(row.getLong("person_id")))
        .findOne();
  }

  @Override
  public List<Person> all() {
    String sql =
        """
        SELECT id, name, time_zone, revision, half_life_hours, half_life_factors, weight_kg,
               bedtime, sleep_threshold_mg, daily_limit_mg, single_dose_limit_mg
        FROM person
        ORDER BY name
        """;
    return database.read(
        handle -> handle.createQuery(sql).map((row, context) -> PersonRow.read(row)).list());
  }

  @Override
  public Person add(String name, ZoneId timeZone) {
    return database
        .inTransaction(handle -> insertPerson(handle, name, timeZone))
        .orElseThrow(JdbiPeople::nameTaken);
  }

  @Override
  public Person ensure(String name, ZoneId timeZone) {
    return findByName(name)
        .or(() -> database.inTransaction(handle -> insertPerson(handle, name, timeZone)))
        .or(() -> findByName(name))
        .orElseThrow(() -> new IllegalStateException("the name has no person"));
  }

  /**
   * Adds a person; empty if the name is taken. Of two concurrent calls, the second waits at the
   * name until the first has committed.
   */
  private static Optional<Person> insertPerson(Handle handle, String name, ZoneId timeZone) {
    Person.requireName(name);
    String claimName =
        """
        INSERT INTO person_name (name) VALUES (:name)
        ON CONFLICT (name) DO NOTHING
        RETURNING person_id
        """;
    Optional<Long> id =
        handle.createQuery(claimName).bind("name", name).mapTo(Long.class).findOne();
    String sql = "INSERT INTO person (id, name, time_zone) VALUES (:id, :name, :timeZone)";
    id.ifPresent(
        given ->
            handle
                .createUpdate(sql)
                .bind("id", given)
                .bind("name", name)
                .bind("timeZone", timeZone.getId())
                .execute());
    return id.map(given -> new Person(new PersonId(given), name, timeZone, Profile.EMPTY, 0));
  }

  @Override
  public Person change(PersonId id, UnaryOperator<Person> change) {
    return writes.write(
        id,
        lock -> {
          Person stored = select(lock.handle(), id).orElseThrow();
          Person requested = change.apply(stored);
          Person changed =
              new Person(
                  id, requested.name(), requested.timeZone(), requested.profile(), lock.revision());
          if (!changed.name().equals(stored.name())) {
            rename(lock.handle(), stored, Person.requireName(changed.name()));
          }
          PersonRow.update(lock.handle(), changed);
          lock.markChanged();
          return changed;
        });
  }

  private static void rename(Handle handle, Person stored, String name) {
    String claimName =
        """
        INSERT INTO person_name (name, person_id) VALUES (:name, :id)
        ON CONFLICT (name) DO NOTHING
        """;
    handle.createUpdate(claimName).bind("name", name).bind("id", stored.id().value()).execute();
    if (!findIdByName(handle, name).equals(Optional.of(stored.id()))) {
      throw nameTaken();
    }
    if (!stored.name().equals(OWNER)) {
      String freeName = "DELETE FROM person_name WHERE name = :name";
      handle.createUpdate(freeName).bind("name", stored.name()).execute();
    }
  }

  private static DomainException nameTaken() {
    return DomainException.conflict("name_taken", "another person has this name");
  }

  @Override
  public void eraseData(PersonId id, Instant now, Actor by) {
    writes.write(
        id,
        lock -> {
          Person stored = select(lock.handle(), id).orElseThrow();
          new PersonErasure(lock.handle(), id).eraseData();
          Person left = new Person(id, stored.name(), stored.timeZone(), Profile.EMPTY, 0);
          PersonRow.update(lock.handle(), left);
          trail.record(AuditEvent.of(Action.DATA_ERASED, id, now, by));
          lock.markChanged();
          return left;
        });
  }

  @Override
  public void remove(PersonId id, Consumer<Person> check, Instant now, Actor by) {
    database.executeForPerson(
        id,
        handle -> {
          LockedPerson.lock(handle, id);
          Person stored = select(handle, id).orElseThrow();
          check.accept(stored);
          new PersonErasure(handle, id).erase(stored);
          trail.record(AuditEvent.of(Action.PERSON_REMOVED, id, now, by));
          return stored;
        });
  }

  private static Optional<Person> select(Handle handle, PersonId id) {
    String sql =
        """
        SELECT id, name, time_zone, revision, half_life_hours, half_life_factors, weight_kg,
               bedtime, sleep_threshold_mg, daily_limit_mg, single_dose_limit_mg
        FROM person
        WHERE id = :id
        """;
    return handle
        .createQuery(sql)
        .bind("id", id.value())
        .map((row, context) -> PersonRow.read(row))
        .findOne();
  }
}

package coffee.persistence.intake;

import coffee.domain.Added;
import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.Values;
import coffee.persistence.person.PersonLock;
import coffee.persistence.person.PersonWrites;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** An {@link IntakeLog} in PostgreSQL. */
public final class JdbiIntakeLog implements IntakeLog {

  private static final Position BEYOND_ALL = new Position(Instant.MAX, Long.MAX_VALUE);

  private final Database database;
  private final PersonWrites writes;

  /** The log of this database. */
  public JdbiIntakeLog(Database database, PersonWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Added<LoggedIntake> add(PersonId person, Intake intake) {
    return addAll(person, List.of(intake)).get(0);
  }

  @Override
  public List<Added<LoggedIntake>> addAll(
      PersonId person, List<Intake> intakes, OptionalLong importId) {
    return writes.write(person, lock -> new IntakeBatch(lock, person, importId).add(intakes));
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    String sql = "DELETE FROM coffee_intake WHERE person_id = :person AND import_id = :import";
    return writes.write(
        person,
        lock -> {
          int removed =
              lock.handle()
                  .createUpdate(sql)
                  .bind("person", person.value())
                  .bind("import", importId)
                  .execute();
          if (removed > 0) {
            lock.changed();
          }
          return (long) removed;
        });
  }

  @Override
  public Optional<LoggedIntake> find(PersonId person, long id) {
    return database.read(handle -> select(handle, person, id));
  }

  private static Optional<LoggedIntake> select(Handle handle, PersonId person, long id) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at
        FROM coffee_intake
        WHERE person_id = :person AND id = :id
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("id", id)
        .map((row, context) -> IntakeRow.read(row))
        .findOne();
  }

  private static LoggedIntake require(Handle handle, PersonId person, long id) {
    return select(handle, person, id).orElseThrow(() -> DomainException.notFound("no such coffee"));
  }

  @Override
  public LoggedIntake change(PersonId person, long id, Function<LoggedIntake, Intake> change) {
    return writes.write(
        person,
        lock -> {
          LoggedIntake stored = require(lock.handle(), person, id);
          Intake wanted = change.apply(stored);
          if (wanted.equals(stored.intake())) {
            return stored;
          }
          requireFreeClientId(lock.handle(), person, id, wanted);
          return update(lock, person, stored, wanted);
        });
  }

  private static void requireFreeClientId(Handle handle, PersonId person, long id, Intake wanted) {
    if (wanted.clientId().isEmpty()) {
      return;
    }
    String sql =
        """
        SELECT id FROM coffee_intake
        WHERE person_id = :person AND client_id = :clientId AND id <> :id
        """;
    boolean taken =
        handle
            .createQuery(sql)
            .bind("person", person.value())
            .bind("clientId", wanted.clientId().get())
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .isPresent();
    if (taken) {
      throw DomainException.conflict("client_id_taken", "another coffee has this client_id");
    }
  }

  private static LoggedIntake update(
      PersonLock lock, PersonId person, LoggedIntake stored, Intake wanted) {
    String sql =
        """
        UPDATE coffee_intake
        SET consumed_at = :consumedAt, caffeine_mg = :milligrams, coffee_type = :type,
            notes = :notes, duration_minutes = :minutes, source = :source,
            client_id = :clientId, updated_at = now(), import_id = NULL
        WHERE person_id = :person AND id = :id
        RETURNING updated_at
        """;
    Instant updatedAt =
        lock.handle()
            .createQuery(sql)
            .bind("person", person.value())
            .bind("id", stored.id())
            .bind("consumedAt", Values.moment(wanted.consumedAt()))
            .bind("milligrams", wanted.caffeine().milligrams())
            .bind("type", wanted.coffeeType().orElse(null))
            .bind("notes", wanted.notes().orElse(null))
            .bind("minutes", (short) wanted.duration().toMinutes())
            .bind("source", wanted.source().orElse(null))
            .bind("clientId", wanted.clientId().orElse(null))
            .map((row, context) -> Values.moment(row, "updated_at"))
            .one();
    lock.changed();
    return new LoggedIntake(stored.id(), wanted, stored.createdAt(), updatedAt);
  }

  @Override
  public void remove(PersonId person, long id, Consumer<LoggedIntake> check) {
    String sql = "DELETE FROM coffee_intake WHERE person_id = :person AND id = :id";
    writes.write(
        person,
        lock -> {
          LoggedIntake stored = require(lock.handle(), person, id);
          check.accept(stored);
          lock.handle().createUpdate(sql).bind("person", person.value()).bind("id", id).execute();
          lock.changed();
          return stored;
        });
  }

  /** One statement for every filter, so that it stays prepared: what is open is the widest. */
  @Override
  public List<LoggedIntake> page(PersonId person, IntakeFilter filter, Page page) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at
        FROM coffee_intake
        WHERE person_id = :person
          AND consumed_at >= :from AND consumed_at < :until
          AND (consumed_at, id) < (:seenMoment, :seenId)
          AND caffeine_mg BETWEEN :minimumMg AND :maximumMg
          AND (CAST(:type AS text) IS NULL OR coffee_type = :type)
        ORDER BY consumed_at DESC, id DESC
        LIMIT :limit OFFSET :offset
        """;
    Position seen = page.after().orElse(BEYOND_ALL);
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("from", Values.moment(filter.from().orElse(Instant.MIN)))
                .bind("until", Values.moment(filter.until().orElse(Instant.MAX)))
                .bind("seenMoment", Values.moment(seen.moment()))
                .bind("seenId", seen.id())
                .bind("minimumMg", filter.minimumMg().orElse(0))
                .bind("maximumMg", filter.maximumMg().orElse(Double.MAX_VALUE))
                .bind("type", filter.coffeeType().orElse(null))
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> IntakeRow.read(row))
                .list());
  }

  @Override
  public List<LoggedIntake> between(PersonId person, Instant from, Instant until) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
        ORDER BY consumed_at, id
        """;
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("from", Values.moment(from))
                .bind("until", Values.moment(until))
                .map((row, context) -> IntakeRow.read(row))
                .list());
  }
}

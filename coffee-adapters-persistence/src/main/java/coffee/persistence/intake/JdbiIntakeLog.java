package coffee.persistence.intake;

import coffee.domain.AddResult;
import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.ConsumedDose;
import coffee.domain.intake.FrequentDrink;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeChanges;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeSummary;
import coffee.domain.intake.IntakeTotals;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.PersonTransactions;
import coffee.persistence.SharedWrites;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** An {@link IntakeLog} in PostgreSQL. */
public final class JdbiIntakeLog implements IntakeLog {

  /** Half a megabyte; with this many rows, the cost of the statement itself hardly matters. */
  private static final int DOSES_PER_STATEMENT = 2_000;

  /** A megabyte at most, with notes. */
  private static final int INTAKES_PER_FETCH = 200;

  private final Database database;
  private final PersonTransactions writes;
  private final SharedWrites<Intake, AddResult<LoggedIntake>> singleWrites;

  /** Creates the log of a database. */
  public JdbiIntakeLog(Database database, PersonTransactions writes) {
    this.database = database;
    this.writes = writes;
    this.singleWrites = new SharedWrites<>(this::addAll, database.bounds().timeout());
  }

  @Override
  public AddResult<LoggedIntake> add(PersonId person, Intake intake) {
    return database.isInTransaction()
        ? addAll(person, List.of(intake)).get(0)
        : singleWrites.write(person, intake);
  }

  @Override
  public List<AddResult<LoggedIntake>> addAll(
      PersonId person, List<Intake> intakes, OptionalLong importId) {
    return writes.write(person, new IntakeBatch(importId, intakes));
  }

  @Override
  public boolean replaceImported(
      PersonId person, long id, Caffeine caffeine, OptionalLong importId) {
    return writes.write(
        person, lock -> new ReplacedDoses(lock, person).replace(id, caffeine, importId));
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return writes.write(person, lock -> new ReplacedDoses(lock, person).removeImported(importId));
  }

  @Override
  public Optional<LoggedIntake> find(PersonId person, long id) {
    return database.read(person, handle -> IntakeRow.find(handle, person, id));
  }

  @Override
  public LoggedIntake change(PersonId person, long id, Function<LoggedIntake, Intake> change) {
    return writes.write(person, lock -> new IntakeEdit(lock, person, id).change(change));
  }

  @Override
  public void remove(PersonId person, long id, Consumer<LoggedIntake> check) {
    writes.write(person, lock -> new IntakeEdit(lock, person, id).remove(check));
  }

  @Override
  public List<LoggedIntake> page(PersonId person, IntakeFilter filter, Page page) {
    return new NewestIntakesQuery(database, person).page(filter, page);
  }

  @Override
  public List<IntakeTotals> totals(PersonId person, List<TimeRange> ranges) {
    return new IntakeSums(database).totals(person, ranges);
  }

  @Override
  public IntakeSummary summary(PersonId person, List<TimeRange> ranges) {
    return new IntakeSums(database).summary(person, ranges);
  }

  @Override
  public List<FrequentDrink> frequentDrinks(PersonId person, TimeRange range, int limit) {
    return new IntakeSums(database).frequentDrinks(person, range, limit);
  }

  @Override
  public Optional<Caffeine> medianDose(PersonId person, TimeRange range) {
    return new IntakeSums(database).medianDose(person, range);
  }

  @Override
  public IntakeChanges changesSince(PersonId person, TimeRange range, Instant since) {
    return database.read(
        person, handle -> new IntakeRemovals(handle, person).changesSince(range, since));
  }

  @Override
  public void forEachDose(PersonId person, TimeRange range, Consumer<ConsumedDose> consumer) {
    new DosePages(database, person, range, DOSES_PER_STATEMENT).forEach(consumer);
  }

  /**
   * In a transaction, since outside of one the driver reads all rows before it returns the first.
   */
  @Override
  public void forEachAt(PersonId person, List<Instant> instants, Consumer<LoggedIntake> consumer) {
    String sql =
        """
        SELECT id, coffee_intake.consumed_at, caffeine_mg, coffee_type, notes, duration_minutes,
               source, client_id, created_at, updated_at
        FROM (SELECT DISTINCT unnest(CAST(:instants AS timestamptz[])) AS consumed_at) AS requested
          JOIN coffee_intake
            ON person_id = :person AND coffee_intake.consumed_at = requested.consumed_at
        ORDER BY coffee_intake.consumed_at, id
        """;
    database.stream(
        person,
        handle -> {
          handle
              .createQuery(sql)
              .setFetchSize(INTAKES_PER_FETCH)
              .bind("person", person.value())
              .bind("instants", JdbcValues.instants(instants, instant -> instant))
              .map((row, context) -> IntakeRow.read(row))
              .forEach(consumer);
          return instants;
        });
  }
}

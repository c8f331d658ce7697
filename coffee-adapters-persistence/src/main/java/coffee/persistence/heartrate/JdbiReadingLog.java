package coffee.persistence.heartrate;

import coffee.domain.AddResult;
import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.heartrate.ReadingLog;
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

/** A {@link ReadingLog} in PostgreSQL. */
public final class JdbiReadingLog implements ReadingLog {

  private final Database database;
  private final PersonTransactions writes;
  private final SharedWrites<Reading, AddResult<LoggedReading>> single;

  /** Creates the log of a database. */
  public JdbiReadingLog(Database database, PersonTransactions writes) {
    this.database = database;
    this.writes = writes;
    this.single = new SharedWrites<>(this::addAll, database.bounds().timeout());
  }

  @Override
  public AddResult<LoggedReading> add(PersonId person, Reading reading) {
    return database.isInTransaction()
        ? addAll(person, List.of(reading)).get(0)
        : single.write(person, reading);
  }

  @Override
  public List<AddResult<LoggedReading>> addAll(
      PersonId person, List<Reading> readings, OptionalLong importId) {
    if (readings.isEmpty()) {
      return List.of();
    }
    return writes.write(person, new ReadingBatch(person, importId, readings));
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return writes.write(person, lock -> new ImportedReadings(lock, person, importId).remove());
  }

  @Override
  public Optional<LoggedReading> find(PersonId person, long id) {
    return database.read(person, handle -> ReadingLookup.find(handle, person, id));
  }

  @Override
  public LoggedReading change(PersonId person, long id, Function<LoggedReading, Reading> change) {
    return writes.write(person, lock -> new ReadingEdit(lock, person, id).change(change));
  }

  @Override
  public void remove(PersonId person, long id, Consumer<LoggedReading> check) {
    writes.write(
        person,
        lock -> {
          new ReadingEdit(lock, person, id).remove(check);
          return id;
        });
  }

  @Override
  public List<LoggedReading> page(PersonId person, ReadingFilter filter, Page page) {
    return new NewestReadingsQuery(database, person, filter, page).read();
  }

  @Override
  public List<LoggedReading> oldestFirst(
      PersonId person, Instant from, Instant until, Optional<Position> after, int limit) {
    long first = ReadingKey.firstId(JdbcValues.milliseconds(from));
    long start =
        after
            .map(
                seen ->
                    ReadingKey.firstId(JdbcValues.milliseconds(seen.instant()))
                        + ReadingKey.sourceOf(seen.id())
                        + 1)
            .map(next -> Math.max(first, next))
            .orElse(first);
    long end = ReadingKey.firstId(JdbcValues.milliseconds(until));
    return new OldestReadingsQuery(database, person, end).from(start, limit, false);
  }

  @Override
  public Optional<LoggedReading> latest(PersonId person) {
    return page(person, ReadingFilter.ALL, Page.first(1)).stream().findFirst();
  }
}

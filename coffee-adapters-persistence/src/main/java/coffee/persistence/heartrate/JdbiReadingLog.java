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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** A {@link ReadingLog} in PostgreSQL. */
public final class JdbiReadingLog implements ReadingLog {

  private static final int BELOW_ALL_SOURCES = -1;

  private final Database database;
  private final PersonTransactions writes;

  /** Creates the log of a database. */
  public JdbiReadingLog(Database database, PersonTransactions writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public AddResult<LoggedReading> add(PersonId person, Reading reading) {
    return addAll(person, List.of(reading)).get(0);
  }

  @Override
  public List<AddResult<LoggedReading>> addAll(
      PersonId person, List<Reading> readings, OptionalLong importId) {
    if (readings.isEmpty()) {
      return List.of();
    }
    return writes.write(person, lock -> new ReadingBatch(lock, person, importId).add(readings));
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return writes.write(person, lock -> new ImportedReadings(lock, person, importId).remove());
  }

  @Override
  public Optional<LoggedReading> find(PersonId person, long id) {
    return database.read(person, handle -> ReadingRow.find(handle, person, id));
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
    return new NewestReadingsQuery(database, person).page(filter, page);
  }

  /** The lower bound is one comparison, at which the scan of the index starts. */
  @Override
  public List<LoggedReading> oldestFirst(
      PersonId person, Instant from, Instant until, Optional<Position> after, int limit) {
    String sql =
        """
        SELECT reading.measured_at, reading.source_id, reading.bpm, reading.context,
          reading.context_label, reading.notes, source.name AS source
        FROM (
          SELECT person_id, measured_at, source_id, bpm, context, context_label, notes
          FROM heart_rate_reading
          WHERE person_id = :person
            AND (measured_at, source_id) > (:startMoment, :startSource)
            AND measured_at < :until
          ORDER BY measured_at, source_id
          LIMIT :limit
        ) AS reading
        JOIN heart_rate_source AS source
          ON source.person_id = reading.person_id AND source.id = reading.source_id
        ORDER BY reading.measured_at, reading.source_id
        """;
    Position beforeFrom = new Position(from, BELOW_ALL_SOURCES);
    Position start =
        after
            .map(seen -> new Position(seen.moment(), ReadingKey.sourceOf(seen.id())))
            .filter(seen -> !seen.moment().isBefore(from))
            .orElse(beforeFrom);
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("startMoment", JdbcValues.moment(start.moment()))
                .bind("startSource", start.id())
                .bind("until", JdbcValues.moment(until))
                .bind("limit", limit)
                .map((row, context) -> ReadingRow.read(row))
                .list());
  }

  @Override
  public Optional<LoggedReading> latest(PersonId person) {
    return page(person, ReadingFilter.ALL, Page.first(1)).stream().findFirst();
  }
}

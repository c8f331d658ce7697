package coffee.persistence.heartrate;

import coffee.domain.Added;
import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.Values;
import coffee.persistence.person.PersonWrites;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** A {@link ReadingLog} in PostgreSQL. */
public final class JdbiReadingLog implements ReadingLog {

  private static final Position BEYOND_ALL = new Position(Instant.MAX, Long.MAX_VALUE);
  private static final Position BEFORE_ALL = new Position(Instant.MIN, 0);

  private final Database database;
  private final PersonWrites writes;

  /** The log of this database. */
  public JdbiReadingLog(Database database, PersonWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Added<LoggedReading> add(PersonId person, Reading reading) {
    return addAll(person, List.of(reading)).get(0);
  }

  @Override
  public List<Added<LoggedReading>> addAll(
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
    return database.read(handle -> ReadingRow.find(handle, person, id));
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

  /**
   * One statement for every filter, so that it stays prepared: what is open is the widest. The page
   * is cut before the names of the sources are joined, or the planner might sort all readings.
   */
  @Override
  public List<LoggedReading> page(PersonId person, ReadingFilter filter, Page page) {
    String sql =
        """
        SELECT reading.measured_at, reading.source_id, reading.bpm, reading.context,
          reading.context_label, reading.notes, source.name AS source
        FROM (
          SELECT person_id, measured_at, source_id, bpm, context, context_label, notes
          FROM heart_rate_reading
          WHERE person_id = :person
            AND measured_at >= :from AND measured_at < :until
            AND (measured_at, source_id) < (:seenMoment, :seenSource)
            AND bpm BETWEEN :minimumBpm AND :maximumBpm
            AND (CAST(:source AS text) IS NULL
              OR source_id =
                (SELECT id FROM heart_rate_source WHERE person_id = :person AND name = :source))
            AND (CAST(:context AS integer) IS NULL
              OR (context = :context AND context_label IS NOT DISTINCT FROM :label))
          ORDER BY measured_at DESC, source_id DESC
          LIMIT :limit OFFSET :offset
        ) AS reading
        JOIN heart_rate_source AS source
          ON source.person_id = reading.person_id AND source.id = reading.source_id
        ORDER BY reading.measured_at DESC, reading.source_id DESC
        """;
    Position seen = page.after().orElse(BEYOND_ALL);
    Optional<Context> context = filter.contextLabel().map(Context::named);
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("from", Values.moment(filter.from().orElse(Instant.MIN)))
                .bind("until", Values.moment(filter.until().orElse(Instant.MAX)))
                .bind("seenMoment", Values.moment(seen.moment()))
                .bind("seenSource", ReadingKey.sourceOf(seen.id()))
                .bind("minimumBpm", filter.minimumBpm().orElse(HeartRate.MIN_BPM))
                .bind("maximumBpm", filter.maximumBpm().orElse(HeartRate.MAX_BPM))
                .bind("source", filter.source().orElse(null))
                .bind("context", context.map(known -> ContextCode.of(known.kind())).orElse(null))
                .bind("label", context.flatMap(ContextCode::keptLabel).orElse(null))
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, statement) -> ReadingRow.read(row))
                .list());
  }

  @Override
  public List<LoggedReading> series(
      PersonId person, Instant from, Instant until, Optional<Position> after, int limit) {
    String sql =
        """
        SELECT reading.measured_at, reading.source_id, reading.bpm, reading.context,
          reading.context_label, reading.notes, source.name AS source
        FROM (
          SELECT person_id, measured_at, source_id, bpm, context, context_label, notes
          FROM heart_rate_reading
          WHERE person_id = :person
            AND measured_at >= :from AND measured_at < :until
            AND (measured_at, source_id) > (:seenMoment, :seenSource)
          ORDER BY measured_at, source_id
          LIMIT :limit
        ) AS reading
        JOIN heart_rate_source AS source
          ON source.person_id = reading.person_id AND source.id = reading.source_id
        ORDER BY reading.measured_at, reading.source_id
        """;
    Position seen = after.orElse(BEFORE_ALL);
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("from", Values.moment(from))
                .bind("until", Values.moment(until))
                .bind("seenMoment", Values.moment(seen.moment()))
                .bind("seenSource", ReadingKey.sourceOf(seen.id()))
                .bind("limit", limit)
                .map((row, context) -> ReadingRow.read(row))
                .list());
  }

  @Override
  public Optional<LoggedReading> latest(PersonId person) {
    return page(person, ReadingFilter.ALL, Page.first(1)).stream().findFirst();
  }
}

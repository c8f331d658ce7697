package coffee.persistence.heartrate;

import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** {@link BinMaintenance} in PostgreSQL, two days of hours per transaction. */
public final class JdbiBinMaintenance implements BinMaintenance {

  private record Slice<T>(List<T> results, int hours, long next) {}

  private record Checked(long start, List<Instant> differences) {}

  private final Database database;
  private final PersonTransactions writes;

  /** Creates the maintenance for a database. */
  public JdbiBinMaintenance(Database database, PersonTransactions writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public long rebuild(PersonId person) {
    return slices(person, Integer.MAX_VALUE, (lock, from) -> rebuild(lock, person, from)).stream()
        .mapToLong(Integer::longValue)
        .sum();
  }

  private static Slice<Integer> rebuild(LockedPerson lock, PersonId person, long from) {
    StoredHours stored = new StoredHours(lock, person);
    List<Hour> hours = stored.between(from, Long.MAX_VALUE, StoredHours.SLICE);
    List<Hour> withReadings = hours.stream().filter(hour -> hour.readings().size() > 0).toList();
    stored.save(hours);
    if (!hours.isEmpty()) {
      lock.markChanged();
    }
    long next = hours.isEmpty() ? from : hours.get(hours.size() - 1).key().startMs() + 1;
    return new Slice<>(
        withReadings.stream().map(JdbiBinMaintenance::binsOf).toList(), hours.size(), next);
  }

  private static int binsOf(Hour hour) {
    return hour.levels().size() - hour.frozen().size();
  }

  @Override
  public List<Instant> findDifferences(PersonId person, int limit) {
    return slices(person, limit, (lock, from) -> check(lock.handle(), person, from)).stream()
        .limit(limit)
        .toList();
  }

  private static Slice<Instant> check(Handle handle, PersonId person, long from) {
    String sql =
        """
        SELECT start_ms, n, min_bpm, max_bpm, contexts, sources, levels, totals, readings, bins
        FROM heart_rate_hour
        WHERE person_id = :person AND start_ms >= :from
        ORDER BY start_ms
        LIMIT :limit
        """;
    List<Checked> hours =
        handle
            .createQuery(sql)
            .bind("person", person.value())
            .bind("from", from)
            .bind("limit", StoredHours.SLICE)
            .map((row, context) -> check(person, row))
            .list();
    long next = hours.isEmpty() ? from : hours.get(hours.size() - 1).start() + 1;
    return new Slice<>(
        hours.stream().flatMap(hour -> hour.differences().stream()).toList(), hours.size(), next);
  }

  private static Checked check(PersonId person, ResultSet row) throws SQLException {
    Hour hour = StoredHours.read(person, row);
    return new Checked(hour.key().startMs(), new HourComparison(hour).differences(row));
  }

  private <T> List<T> slices(
      PersonId person, int limit, BiFunction<LockedPerson, Long, Slice<T>> work) {
    List<T> results = new ArrayList<>();
    long from = Long.MIN_VALUE;
    boolean isMore = hasHours(person);
    while (isMore && results.size() < limit) {
      long start = from;
      Slice<T> slice = writes.write(person, lock -> work.apply(lock, start));
      results.addAll(slice.results());
      from = slice.next();
      isMore = slice.hours() == StoredHours.SLICE;
    }
    return results;
  }

  private boolean hasHours(PersonId person) {
    String sql =
        """
        SELECT start_ms FROM heart_rate_hour
        WHERE person_id = :person
        ORDER BY start_ms
        LIMIT 1
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .mapTo(Long.class)
                .findOne()
                .isPresent());
  }
}

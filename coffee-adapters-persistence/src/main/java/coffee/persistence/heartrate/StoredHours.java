package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The hours of one person. Writers hold the person's lock before they read, so that they never
 * write back an hour that another writer has changed.
 */
final class StoredHours {

  /** Two days of hours: few enough for memory even if all are full. */
  static final int SLICE = 48;

  private final Handle handle;
  private final PersonId person;

  StoredHours(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  /** The stored ones among some hours, by their start. */
  NavigableMap<Long, Hour> find(Collection<Long> starts) {
    String sql =
        """
        SELECT start_ms, readings, bins
        FROM heart_rate_hour
        WHERE person_id = :person AND start_ms = ANY (:starts)
        """;
    NavigableMap<Long, Hour> hours = new TreeMap<>();
    handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("starts", JdbcValues.longs(List.copyOf(starts), Long::longValue))
        .map((row, context) -> read(person, row))
        .forEach(hour -> hours.put(hour.key().startMs(), hour));
    return hours;
  }

  /**
   * The next hours, ascending.
   *
   * @param from least start, inclusive
   * @param until greatest start, exclusive
   */
  List<Hour> between(long from, long until, int limit) {
    String sql =
        """
        SELECT start_ms, readings, bins
        FROM heart_rate_hour
        WHERE person_id = :person AND start_ms >= :from AND start_ms < :until
        ORDER BY start_ms
        LIMIT :limit
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("from", from)
        .bind("until", until)
        .bind("limit", limit)
        .map((row, context) -> read(person, row))
        .list();
  }

  static Hour read(PersonId person, ResultSet row) throws SQLException {
    return Hour.of(
        new HourKey(person, row.getLong("start_ms")), bytes(row, "readings"), bytes(row, "bins"));
  }

  static Optional<byte[]> bytes(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column));
  }

  /** Stores hours; those without content are deleted. */
  void save(Collection<Hour> hours) {
    put(hours.stream().filter(hour -> !hour.isEmpty()).map(Hour::pack).toList());
    remove(hours.stream().filter(Hour::isEmpty).map(hour -> hour.key().startMs()).toList());
  }

  private void put(List<PackedHour> hours) {
    if (hours.isEmpty()) {
      return;
    }
    String sql =
        """
        INSERT INTO heart_rate_hour (person_id, start_ms, n, min_bpm, max_bpm, contexts, sources,
          levels, totals, readings, bins)
        SELECT :person, start_ms, n, min_bpm, max_bpm, contexts, sources, levels, totals, readings,
          bins
        FROM unnest(:starts, :counts, :least, :greatest, :contexts, :sources, :levels, :totals,
          :readings, :bins) AS packed (start_ms, n, min_bpm, max_bpm, contexts, sources, levels,
          totals, readings, bins)
        ON CONFLICT (person_id, start_ms) DO UPDATE
        SET n = excluded.n, min_bpm = excluded.min_bpm, max_bpm = excluded.max_bpm,
          contexts = excluded.contexts, sources = excluded.sources, levels = excluded.levels,
          totals = excluded.totals, readings = excluded.readings, bins = excluded.bins
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("starts", JdbcValues.longs(hours, hour -> hour.key().startMs()))
        .bind("counts", JdbcValues.integers(hours, PackedHour::count))
        .bind("least", JdbcValues.shorts(hours, PackedHour::leastBpm))
        .bind("greatest", JdbcValues.shorts(hours, PackedHour::greatestBpm))
        .bind("contexts", JdbcValues.shorts(hours, PackedHour::contexts))
        .bind("sources", JdbcValues.bytes(hours, PackedHour::sources))
        .bind("levels", JdbcValues.optionalBytes(hours, PackedHour::levels))
        .bind("totals", JdbcValues.optionalBytes(hours, PackedHour::totals))
        .bind("readings", JdbcValues.optionalBytes(hours, PackedHour::readings))
        .bind("bins", JdbcValues.optionalBytes(hours, PackedHour::bins))
        .execute();
  }

  private void remove(List<Long> starts) {
    if (starts.isEmpty()) {
      return;
    }
    String sql =
        """
        DELETE FROM heart_rate_hour
        WHERE person_id = :person AND start_ms = ANY (:starts)
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("starts", JdbcValues.longs(starts, Long::longValue))
        .execute();
  }
}

package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The hours of one person. Writers hold the person's lock before they read, so that they never
 * write back an hour that another writer has changed.
 */
final class StoredHours {

  /** Two days of hours: few enough for memory even if all are full. */
  static final int SLICE = 48;

  private final LockedPerson lock;
  private final PersonId person;

  StoredHours(LockedPerson lock, PersonId person) {
    this.lock = lock;
    this.person = person;
  }

  /** The stored ones among some hours, by their start. */
  NavigableMap<Long, Hour> find(Collection<Long> starts) {
    RoundTrip trip = lock.roundTrip();
    RoundTrip.Rows<Hour> found = find(trip, person, starts);
    lock.run(trip);
    return byStart(found.list());
  }

  static NavigableMap<Long, Hour> byStart(List<Hour> hours) {
    NavigableMap<Long, Hour> byStart = new TreeMap<>();
    hours.forEach(hour -> byStart.put(hour.key().startMs(), hour));
    return byStart;
  }

  /** The stored ones among some hours, read in a round trip in which {@code person} is bound. */
  static RoundTrip.Rows<Hour> find(RoundTrip trip, PersonId person, Collection<Long> starts) {
    String sql =
        """
        SELECT start_ms, readings, bins
        FROM heart_rate_hour
        WHERE person_id = :person AND start_ms = ANY (:starts)
        """;
    return trip.bind("starts", JdbcValues.longs(List.copyOf(starts), Long::longValue))
        .query(sql, (row, context) -> read(person, row));
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
    return lock.handle()
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
    RoundTrip trip = lock.roundTrip();
    if (hours.stream().anyMatch(hour -> !hour.isEmpty())) {
      put(trip, hours.stream().filter(hour -> !hour.isEmpty()).toList());
    }
    if (hours.stream().anyMatch(Hour::isEmpty)) {
      remove(trip, hours.stream().filter(Hour::isEmpty).toList());
    }
    lock.run(trip);
  }

  /** Stores hours with content, in a round trip in which {@code person} is bound. */
  static void put(RoundTrip trip, Collection<Hour> hours) {
    List<PackedHour> packed = hours.stream().map(Hour::pack).toList();
    String sql =
        """
        INSERT INTO heart_rate_hour (person_id, start_ms, n, min_bpm, max_bpm, contexts, sources,
          levels, totals, readings, bins)
        SELECT :person, start_ms, n, min_bpm, max_bpm, contexts, sources, levels, totals, readings,
          bins
        FROM unnest(:starts, :counts, :minimum, :maximum, :contexts, :sources, :levels, :totals,
          :readings, :bins) AS packed (start_ms, n, min_bpm, max_bpm, contexts, sources, levels,
          totals, readings, bins)
        ON CONFLICT (person_id, start_ms) DO UPDATE
        SET n = excluded.n, min_bpm = excluded.min_bpm, max_bpm = excluded.max_bpm,
          contexts = excluded.contexts, sources = excluded.sources, levels = excluded.levels,
          totals = excluded.totals, readings = excluded.readings, bins = excluded.bins
        """;
    trip.bind("starts", JdbcValues.longs(packed, hour -> hour.key().startMs()))
        .bind("counts", JdbcValues.integers(packed, PackedHour::count))
        .bind("minimum", JdbcValues.shorts(packed, PackedHour::minBpm))
        .bind("maximum", JdbcValues.shorts(packed, PackedHour::maxBpm))
        .bind("contexts", JdbcValues.shorts(packed, PackedHour::contexts))
        .bind("sources", JdbcValues.bytes(packed, PackedHour::sources))
        .bind("levels", JdbcValues.optionalBytes(packed, PackedHour::levels))
        .bind("totals", JdbcValues.optionalBytes(packed, PackedHour::totals))
        .bind("readings", JdbcValues.optionalBytes(packed, PackedHour::readings))
        .bind("bins", JdbcValues.optionalBytes(packed, PackedHour::bins))
        .update(sql);
  }

  private static void remove(RoundTrip trip, List<Hour> hours) {
    String sql =
        """
        DELETE FROM heart_rate_hour
        WHERE person_id = :person AND start_ms = ANY (:removed)
        """;
    trip.bind("removed", JdbcValues.longs(hours, hour -> hour.key().startMs())).update(sql);
  }
}

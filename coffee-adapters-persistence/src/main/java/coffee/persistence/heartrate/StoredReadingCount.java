package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How many readings and bins all persons have, counted without unpacking more than small hours and
 * those at the ends.
 *
 * @param readings number of readings
 * @param oldestReading time of the first
 * @param newestReading time of the last
 * @param bins number of five-minute bins, of which some may have no readings any more
 * @param oldestBin start of the first
 * @param newestBin start of the last
 */
public record StoredReadingCount(
    long readings,
    Optional<Instant> oldestReading,
    Optional<Instant> newestReading,
    long bins,
    Optional<Instant> oldestBin,
    Optional<Instant> newestBin) {

  private static final int FETCH_SIZE = 500;

  /**
   * Counts.
   *
   * @param handle in a transaction that sees one state of the database
   */
  public static StoredReadingCount of(Handle handle) {
    String sql =
        "SELECT coalesce(sum(n), 0), coalesce(sum(bit_count(substring(levels FROM 2 FOR 2))), 0)"
            + " FROM heart_rate_hour";
    long[] sums =
        handle
            .createQuery(sql)
            .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
            .one();
    List<Hour> firstReadings = ends(handle, "min", "WHERE n > 0");
    List<Hour> lastReadings = ends(handle, "max", "WHERE n > 0");
    return new StoredReadingCount(
        sums[0],
        firstReadings.stream().map(hour -> time(hour, 0)).min(Instant::compareTo),
        lastReadings.stream()
            .map(hour -> time(hour, hour.readings().size() - 1))
            .max(Instant::compareTo),
        sums[1] + binsOfSmallHours(handle),
        ends(handle, "min", "").stream()
            .flatMap(hour -> hour.levels().stream().map(bin -> bin.toBin(hour.key()).start()))
            .min(Instant::compareTo),
        ends(handle, "max", "").stream()
            .flatMap(hour -> hour.levels().stream().map(bin -> bin.toBin(hour.key()).start()))
            .max(Instant::compareTo));
  }

  private static Instant time(Hour hour, int index) {
    return Instant.ofEpochMilli(hour.key().startMs() + hour.readings().offsetMs(index));
  }

  /** The first or last hours of all persons. */
  private static List<Hour> ends(Handle handle, String function, String condition) {
    String sql =
        """
        SELECT person_id, start_ms, readings, bins
        FROM heart_rate_hour
        WHERE start_ms = (SELECT %s(start_ms) FROM heart_rate_hour %s) %s
        """
            .formatted(function, condition, condition.replace("WHERE", "AND"));
    return handle.createQuery(sql).map((row, context) -> read(row)).list();
  }

  private static long binsOfSmallHours(Handle handle) {
    String sql =
        "SELECT person_id, start_ms, readings, bins FROM heart_rate_hour WHERE levels IS NULL";
    return handle
        .createQuery(sql)
        .setFetchSize(FETCH_SIZE)
        .map((row, context) -> (long) read(row).levels().size())
        .reduce(0L, Long::sum);
  }

  private static Hour read(ResultSet row) throws SQLException {
    return StoredHours.read(new PersonId(row.getLong("person_id")), row);
  }
}

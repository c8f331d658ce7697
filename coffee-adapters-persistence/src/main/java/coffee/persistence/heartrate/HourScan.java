package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the hours of a period, ascending, by one statement. A short period is read at once; a
 * longer one in a transaction, some hours at a time.
 *
 * @param window the period
 * @param limit maximum number of hours
 */
record HourScan(Database database, PersonId person, HourWindow window, int limit) {

  /** A month and more of levels or totals: at most a megabyte. */
  private static final int SUMMARIES_AT_ONCE = 1_000;

  /** Four days of readings: a few hundred kilobytes. */
  private static final int READINGS_AT_ONCE = 100;

  /** Receives a row. */
  @FunctionalInterface
  interface Rows {

    /** Called for each row, ascending. */
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * {@code start_ms, totals, readings, bins}: the latter two only of hours that are cut, or have no
   * totals.
   */
  void totals(List<Long> cut, Rows rows, BooleanSupplier isEnough) {
    String sql =
        """
        SELECT start_ms, totals,
          CASE WHEN totals IS NULL OR start_ms = ANY (:cut) THEN readings END,
          CASE WHEN bins IS NOT NULL AND (totals IS NULL OR start_ms = ANY (:cut)) THEN bins END
        FROM heart_rate_hour
        WHERE person_id = :person AND start_ms >= :from AND start_ms < :until
        ORDER BY start_ms
        LIMIT :limit
        """;
    read(
        SUMMARIES_AT_ONCE,
        handle -> handle.createQuery(sql).bind("cut", JdbcValues.longs(cut, Long::longValue)),
        rows,
        isEnough);
  }

  /** {@code start_ms, no totals, readings, bins} of hours with readings that were not deleted. */
  void readings(Rows rows, BooleanSupplier isEnough) {
    String sql =
        """
        SELECT start_ms, CAST(NULL AS bytea), readings, bins
        FROM heart_rate_hour
        WHERE person_id = :person AND start_ms >= :from AND start_ms < :until AND n > 0
        ORDER BY start_ms
        LIMIT :limit
        """;
    read(READINGS_AT_ONCE, handle -> handle.createQuery(sql), rows, isEnough);
  }

  /** {@code start_ms, no totals, readings, bins} of all hours. */
  void all(Rows rows, BooleanSupplier isEnough) {
    String sql =
        """
        SELECT start_ms, CAST(NULL AS bytea), readings, bins
        FROM heart_rate_hour
        WHERE person_id = :person AND start_ms >= :from AND start_ms < :until
        ORDER BY start_ms
        LIMIT :limit
        """;
    read(READINGS_AT_ONCE, handle -> handle.createQuery(sql), rows, isEnough);
  }

  /** {@code start_ms, levels, readings, bins}: the latter two only where there are no levels. */
  void levels(Rows rows) {
    String sql =
        """
        SELECT start_ms, levels,
          CASE WHEN levels IS NULL THEN readings END,
          CASE WHEN levels IS NULL THEN bins END
        FROM heart_rate_hour
        WHERE person_id = :person AND start_ms >= :from AND start_ms < :until
        ORDER BY start_ms
        LIMIT :limit
        """;
    read(SUMMARIES_AT_ONCE, handle -> handle.createQuery(sql), rows, () -> false);
  }

  private interface Statement {
    Query of(Handle handle);
  }

  private void read(int atOnce, Statement statement, Rows rows, BooleanSupplier isEnough) {
    if (Math.min(window.hours(), limit) <= atOnce) {
      database.read(person, handle -> read(statement.of(handle), rows, isEnough));
    } else {
      database.stream(
          person, handle -> read(statement.of(handle).setFetchSize(atOnce), rows, isEnough));
    }
  }

  private boolean read(Query query, Rows rows, BooleanSupplier isEnough) {
    return query
        .bind("person", person.value())
        .bind("from", window.firstHour())
        .bind("until", window.until())
        .bind("limit", limit)
        .scanResultSet(
            (results, context) -> {
              ResultSet row = results.get();
              while (!isEnough.getAsBoolean() && row.next()) {
                rows.accept(row);
              }
              return true;
            });
  }
}

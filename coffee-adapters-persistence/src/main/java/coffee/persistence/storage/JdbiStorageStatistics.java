package coffee.persistence.storage;

import coffee.domain.storage.StorageStatistics;
import coffee.domain.storage.StorageUsage;
import coffee.domain.storage.StorageUsage.Kind;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.heartrate.StoredReadingCount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** An {@link StorageStatistics} of PostgreSQL: one snapshot. */
public final class JdbiStorageStatistics implements StorageStatistics {

  private final Database database;

  /** Creates the inventory of a database. */
  public JdbiStorageStatistics(Database database) {
    this.database = database;
  }

  @Override
  public List<StorageUsage> collect() {
    return database.inTransaction(
        handle -> {
          handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
          return Stream.concat(rows(handle), heartRates(handle))
              .sorted(Comparator.comparing(StorageUsage::kind))
              .toList();
        });
  }

  private static Stream<StorageUsage> rows(Handle handle) {
    String sql =
        """
        SELECT 'PERSONS' AS kind, count(*), NULL::timestamptz AS oldest,
               NULL::timestamptz AS newest, pg_total_relation_size('person') AS bytes
        FROM person
        UNION ALL
        SELECT 'KEYS', count(*), min(created_at), max(created_at),
               pg_total_relation_size('api_key')
        FROM api_key
        UNION ALL
        SELECT 'COFFEES', count(*), min(consumed_at), max(consumed_at),
               pg_total_relation_size('coffee_intake')
        FROM coffee_intake
        UNION ALL
        SELECT 'ANSWERED_WRITES', count(*), min(claimed_at), max(claimed_at),
               pg_total_relation_size('idempotency_key')
        FROM idempotency_key
        UNION ALL
        SELECT 'AUDIT_EVENTS', count(*), min(happened_at), max(happened_at),
               pg_total_relation_size('audit_event')
        FROM audit_event
        """;
    return handle.createQuery(sql).map((row, context) -> holding(row)).list().stream();
  }

  /** Readings and bins share a table, of which bins take the bytes of their columns. */
  private static Stream<StorageUsage> heartRates(Handle handle) {
    StoredReadingCount count = StoredReadingCount.of(handle);
    String sql =
        """
        SELECT pg_total_relation_size('heart_rate_hour') AS whole,
          coalesce((SELECT sum(length(levels) + length(totals)) FROM heart_rate_hour), 0)
            + coalesce((SELECT sum(length(bins)) FROM heart_rate_hour), 0) AS of_bins
        """;
    return handle
        .createQuery(sql)
        .map(
            (row, context) ->
                Stream.of(
                    new StorageUsage(
                        Kind.HEART_RATES,
                        count.readings(),
                        count.oldestReading(),
                        count.newestReading(),
                        row.getLong("whole") - row.getLong("of_bins")),
                    new StorageUsage(
                        Kind.BINS,
                        count.bins(),
                        count.oldestBin(),
                        count.newestBin(),
                        row.getLong("of_bins"))))
        .one();
  }

  private static StorageUsage holding(ResultSet row) throws SQLException {
    return new StorageUsage(
        Kind.valueOf(row.getString("kind")),
        row.getLong("count"),
        JdbcValues.optionalInstant(row, "oldest"),
        JdbcValues.optionalInstant(row, "newest"),
        row.getLong("bytes"));
  }
}

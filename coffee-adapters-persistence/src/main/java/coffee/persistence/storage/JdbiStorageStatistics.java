package coffee.persistence.storage;

import coffee.domain.storage.StorageStatistics;
import coffee.domain.storage.StorageUsage;
import coffee.domain.storage.StorageUsage.Kind;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** An {@link StorageStatistics} of PostgreSQL: one statement, and therefore one snapshot. */
public final class JdbiStorageStatistics implements StorageStatistics {

  private final Database database;

  /** Creates the inventory of a database. */
  public JdbiStorageStatistics(Database database) {
    this.database = database;
  }

  @Override
  public List<StorageUsage> collect() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT 1 AS place, 'PERSONS' AS kind, count(*), NULL::timestamptz AS oldest,
                           NULL::timestamptz AS newest, pg_total_relation_size('person') AS bytes
                    FROM person
                    UNION ALL
                    SELECT 2, 'KEYS', count(*), min(created_at), max(created_at),
                           pg_total_relation_size('api_key')
                    FROM api_key
                    UNION ALL
                    SELECT 3, 'COFFEES', count(*), min(consumed_at), max(consumed_at),
                           pg_total_relation_size('coffee_intake')
                    FROM coffee_intake
                    UNION ALL
                    SELECT 4, 'HEART_RATES', count(*), min(measured_at), max(measured_at),
                           pg_total_relation_size('heart_rate_reading')
                    FROM heart_rate_reading
                    UNION ALL
                    SELECT 5, 'BINS', count(*), to_timestamp(min(bin_number) * 300.0),
                           to_timestamp(max(bin_number) * 300.0),
                           pg_total_relation_size('heart_rate_bin')
                    FROM heart_rate_bin
                    UNION ALL
                    SELECT 6, 'ANSWERED_WRITES', count(*), min(claimed_at), max(claimed_at),
                           pg_total_relation_size('idempotency_key')
                    FROM idempotency_key
                    UNION ALL
                    SELECT 7, 'AUDIT_EVENTS', count(*), min(happened_at), max(happened_at),
                           pg_total_relation_size('audit_event')
                    FROM audit_event
                    ORDER BY place
                    """)
                .map((row, context) -> holding(row))
                .list());
  }

  private static StorageUsage holding(ResultSet row) throws SQLException {
    return new StorageUsage(
        Kind.valueOf(row.getString("kind")),
        row.getLong("count"),
        JdbcValues.optionalMoment(row, "oldest"),
        JdbcValues.optionalMoment(row, "newest"),
        row.getLong("bytes"));
  }
}

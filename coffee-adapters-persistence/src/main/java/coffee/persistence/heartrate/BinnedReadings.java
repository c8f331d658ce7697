package coffee.persistence.heartrate;

import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** One person's raw readings, aggregated by bin and context. */
final class BinnedReadings {

  private final Handle handle;
  private final PersonId person;

  BinnedReadings(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  /** Adds the readings of a range of bins to the given bins. */
  void addTo(Map<Integer, Map<Kind, BpmHistogram>> bins, BinRange run) {
    String sql =
        """
        SELECT CAST(floor(date_part('epoch', measured_at) / 300) AS integer), context, bpm
        FROM heart_rate_reading
        WHERE person_id = :person AND measured_at >= :start AND measured_at < :until
        """;
    handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("start", JdbcValues.moment(run.start()))
        .bind("until", JdbcValues.moment(run.until()))
        .scanResultSet(
            (rows, context) -> {
              ResultSet row = rows.get();
              while (row.next()) {
                count(bins, row);
              }
              return bins;
            });
  }

  private static void count(Map<Integer, Map<Kind, BpmHistogram>> bins, ResultSet row)
      throws SQLException {
    bins.computeIfAbsent(row.getInt(1), number -> new EnumMap<>(Kind.class))
        .computeIfAbsent(ContextCode.kind(row.getInt(2)), kind -> new BpmHistogram())
        .add(row.getInt(3), 1);
  }
}

package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * A stored reading as it was packed.
 *
 * @param importId the import that stored it; 0 for none
 */
public record StoredReadingRow(
    long person, Instant measuredAt, int source, int bpm, long importId, Optional<String> notes) {

  /** All readings of a database, by person and time. */
  public static List<StoredReadingRow> all(Jdbi jdbi) {
    String sql = "SELECT person_id, start_ms, readings, bins FROM heart_rate_hour ORDER BY 1, 2";
    List<StoredReadingRow> rows = new ArrayList<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(sql)
                .map((row, context) -> hour(row))
                .forEach(hour -> addAll(rows, hour)));
    return rows;
  }

  private static Hour hour(ResultSet row) throws SQLException {
    return StoredHours.read(new PersonId(row.getLong("person_id")), row);
  }

  private static void addAll(List<StoredReadingRow> rows, Hour hour) {
    HourReadings readings = hour.readings();
    for (int i = 0; i < readings.size(); i++) {
      rows.add(
          new StoredReadingRow(
              hour.key().person().value(),
              Instant.ofEpochMilli(hour.key().startMs() + readings.offsetMs(i)),
              readings.source(i),
              readings.bpm(i),
              readings.importId(i),
              readings.texts(i).notes()));
    }
  }
}

package coffee.persistence.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds a reading by its id. */
final class ReadingLookup {

  private ReadingLookup() {}

  static Optional<LoggedReading> find(Handle handle, PersonId person, long id) {
    if (!ReadingKey.isPossible(id)) {
      return Optional.empty();
    }
    String sql =
        """
        SELECT hour.start_ms, hour.readings, CAST(NULL AS bytea) AS bins, source.name AS source
        FROM heart_rate_hour AS hour
        JOIN heart_rate_source AS source
          ON source.person_id = hour.person_id AND source.id = :source
        WHERE hour.person_id = :person AND hour.start_ms = :start AND hour.n > 0
        """;
    ReadingKey key = ReadingKey.of(id);
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("start", key.hourStart())
        .bind("source", key.source())
        .map((row, context) -> find(person, row, key))
        .findOne()
        .flatMap(found -> found);
  }

  private static Optional<LoggedReading> find(PersonId person, ResultSet row, ReadingKey key)
      throws SQLException {
    Hour hour = StoredHours.read(person, row);
    int index = hour.readings().find(key.keyInHour());
    return index < 0
        ? Optional.empty()
        : Optional.of(StoredReading.of(hour, index, row.getString("source")));
  }
}

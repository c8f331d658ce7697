package coffee.persistence.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/**
 * Some hours of a person and the names of all sources, read by one statement. Its rows are {@code
 * start_ms, name, readings}: hours without a name, and sources without readings.
 *
 * @param hours in the order of the statement
 * @param sources names by number
 */
record ReadingPiece(List<Hour> hours, Map<Integer, String> sources) {

  /** What is read of an hour, in the order of the columns. */
  static ReadingPiece of(PersonId person, Query query) {
    return query.scanResultSet(
        (rows, context) -> {
          ReadingPiece piece = new ReadingPiece(new ArrayList<>(), new HashMap<>());
          ResultSet row = rows.get();
          while (row.next()) {
            piece.add(person, row);
          }
          return piece;
        });
  }

  private void add(PersonId person, ResultSet row) throws SQLException {
    String name = row.getString("name");
    if (name == null) {
      HourKey key = new HourKey(person, row.getLong("start_ms"));
      hours.add(Hour.empty(key).with(HourCodec.decode(key, row.getBytes("readings"))));
    } else {
      sources.put(row.getInt("start_ms"), name);
    }
  }

  LoggedReading reading(Hour hour, int index) {
    return StoredReading.of(hour, index, sources.getOrDefault(hour.readings().source(index), ""));
  }

  /** The number of readings in all hours. */
  long size() {
    return hours.stream().mapToLong(hour -> hour.readings().size()).sum();
  }
}

package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads rows of {@code heart_rate_reading} joined with their source. */
final class ReadingRow {

  private ReadingRow() {}

  static Optional<LoggedReading> find(Handle handle, PersonId person, long id) {
    if (!ReadingKey.isPossible(id)) {
      return Optional.empty();
    }
    String sql =
        """
        SELECT reading.measured_at, reading.source_id, reading.bpm, reading.context,
          reading.context_label, reading.notes, source.name AS source
        FROM heart_rate_reading AS reading
        JOIN heart_rate_source AS source
          ON source.person_id = reading.person_id AND source.id = reading.source_id
        WHERE reading.person_id = :person
          AND reading.measured_at = :measuredAt AND reading.source_id = :source
        """;
    ReadingKey key = ReadingKey.of(id);
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("measuredAt", JdbcValues.moment(key.measuredAt()))
        .bind("source", key.sourceId())
        .map((row, context) -> read(row))
        .findOne();
  }

  static LoggedReading read(ResultSet row) throws SQLException {
    Instant measuredAt = JdbcValues.moment(row, "measured_at");
    Kind kind = ContextCode.kind(row.getInt("context"));
    String label = Optional.ofNullable(row.getString("context_label")).orElse(kind.word());
    Reading reading =
        new Reading(
            measuredAt,
            new HeartRate(row.getInt("bpm")),
            new ReadingContext(kind, label),
            Optional.ofNullable(row.getString("notes")),
            row.getString("source"));
    return new LoggedReading(new ReadingKey(measuredAt, row.getInt("source_id")).id(), reading);
  }
}

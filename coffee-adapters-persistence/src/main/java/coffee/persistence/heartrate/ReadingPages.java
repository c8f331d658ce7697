package coffee.persistence.heartrate;

import static java.util.Comparator.comparing;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A person's readings in pages, oldest first (by time, then by the name of the source). Not
 * thread-safe.
 *
 * <p>PostgreSQL reads them in the order of their key, which has source numbers; those of the same
 * time are sorted by name here, which is why a page never ends between them. The names are not
 * joined: there are few, and they never change.
 */
public final class ReadingPages {

  private static final Comparator<LoggedReading> ORDER =
      comparing((LoggedReading entry) -> entry.reading().measuredAt())
          .thenComparing(entry -> entry.reading().source());

  private final Database database;
  private final PersonId person;
  private final Instant until;
  private final int size;
  private final Map<Integer, String> sources = new HashMap<>();

  /**
   * Creates the pages of a person's readings.
   *
   * @param until end, exclusive
   * @param size maximum number of readings per page, more than a person has sources
   */
  public ReadingPages(Database database, PersonId person, Instant until, int size) {
    this.database = database;
    this.person = person;
    this.until = until;
    this.size = size;
  }

  /**
   * The page after a reading, or the first one.
   *
   * @param last last reading of the previous page
   * @param from start, inclusive
   */
  public List<LoggedReading> after(Optional<LoggedReading> last, Instant from) {
    Instant start = last.map(entry -> entry.reading().measuredAt().plusMillis(1)).orElse(from);
    List<LoggedReading> page = database.read(person, handle -> read(handle, start));
    if (page.size() == size) {
      Instant cut = page.get(size - 1).reading().measuredAt();
      page.removeIf(entry -> entry.reading().measuredAt().equals(cut));
    }
    page.sort(ORDER);
    return page;
  }

  private List<LoggedReading> read(Handle handle, Instant start) {
    String sql =
        """
        SELECT CAST(round(date_part('epoch', measured_at) * 1000) AS bigint), source_id, bpm,
          context, context_label, notes
        FROM heart_rate_reading
        WHERE person_id = :person AND measured_at >= :start AND measured_at < :until
        ORDER BY measured_at, source_id
        LIMIT :limit
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("start", JdbcValues.moment(start))
        .bind("until", JdbcValues.moment(until))
        .bind("limit", size)
        .map((row, context) -> read(handle, row))
        .collectInto(ArrayList.class);
  }

  private LoggedReading read(Handle handle, ResultSet row) throws SQLException {
    Instant measuredAt = Instant.ofEpochMilli(row.getLong(1));
    int source = row.getInt(2);
    Kind kind = ContextCode.kind(row.getInt(4));
    String label = row.getString(5);
    Reading reading =
        new Reading(
            measuredAt,
            new HeartRate(row.getInt(3)),
            label == null ? ReadingContext.of(kind) : new ReadingContext(kind, label),
            Optional.ofNullable(row.getString(6)),
            name(handle, source));
    return new LoggedReading(new ReadingKey(measuredAt, source).id(), reading);
  }

  private String name(Handle handle, int source) {
    if (!sources.containsKey(source)) {
      sources.putAll(new ReadingSources(handle, person).names());
    }
    return sources.getOrDefault(source, "");
  }
}

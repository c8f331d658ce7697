package coffee.persistence.heartrate;

import static java.util.Comparator.comparing;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A person's readings in pages of whole hours, oldest first (by time, then by the name of the
 * source).
 */
public final class ReadingPages {

  private static final Comparator<LoggedReading> ORDER =
      comparing((LoggedReading entry) -> entry.reading().measuredAt())
          .thenComparing(entry -> entry.reading().source());

  private final OldestReadingsQuery query;
  private final int size;

  /**
   * Creates the pages of a person's readings.
   *
   * @param until end, exclusive
   * @param size number of readings after which a page ends with the hour, 1 or more
   */
  public ReadingPages(Database database, PersonId person, Instant until, int size) {
    this.query =
        new OldestReadingsQuery(
            database, person, ReadingKey.firstId(JdbcValues.milliseconds(until)));
    this.size = size;
  }

  /**
   * The page after a reading, or the first one.
   *
   * @param last last reading of the previous page
   * @param from start, inclusive
   */
  public List<LoggedReading> after(Optional<LoggedReading> last, Instant from) {
    long start =
        last.map(entry -> ReadingKey.of(entry.id()).hourStart() + HourKey.LENGTH_MS)
            .orElseGet(() -> JdbcValues.milliseconds(from));
    List<LoggedReading> page = query.from(ReadingKey.firstId(start), size, true);
    page.sort(ORDER);
    return page;
  }
}

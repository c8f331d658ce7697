package coffee.persistence.heartrate;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.Page;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A page of a person's readings, newest first. Hours whose extremes, contexts and sources show that
 * no reading passes the filter are not unpacked; the others come in pieces, and between two of them
 * the connection is returned to the pool.
 */
final class NewestReadingsQuery {

  /** Hours of the first piece of a filtered page: enough where most readings pass. */
  private static final int FIRST_HOURS = 4;

  private final Database database;
  private final PersonId person;
  private final ReadingMatcher matcher;
  private final Page page;
  private final OptionalLong fromId;
  private OptionalLong beforeId;
  private final List<LoggedReading> found = new ArrayList<>();
  private int skipped;
  private boolean isMore = true;

  NewestReadingsQuery(Database database, PersonId person, ReadingFilter filter, Page page) {
    this.database = database;
    this.person = person;
    this.matcher = new ReadingMatcher(filter);
    this.page = page;
    this.fromId =
        filter.from().stream()
            .mapToLong(from -> ReadingKey.firstId(JdbcValues.milliseconds(from)))
            .findFirst();
    this.beforeId =
        LongStream.concat(
                filter.until().stream()
                    .mapToLong(until -> ReadingKey.firstId(JdbcValues.milliseconds(until))),
                page.after().stream()
                    .mapToLong(
                        seen ->
                            ReadingKey.firstId(JdbcValues.milliseconds(seen.instant()))
                                + ReadingKey.sourceOf(seen.id())))
            .min();
  }

  List<LoggedReading> read() {
    if (matcher.hasConditions() || page.offset() > 0) {
      return database.scan(person, this::scan);
    }
    while (isMore && found.size() < page.limit()) {
      readPiece(page.limit());
    }
    return found;
  }

  private List<LoggedReading> scan() {
    long spentNanos = 0;
    int hours = Math.min(FIRST_HOURS, database.bounds().pieceHours());
    while (isMore && found.size() < page.limit()) {
      requireTime(spentNanos);
      long start = System.nanoTime();
      readPiece(matcher.hasConditions() ? hours : page.offset() + page.limit());
      spentNanos += System.nanoTime() - start;
      hours = database.bounds().pieceHours();
    }
    return found;
  }

  private void requireTime(long spentNanos) {
    if (spentNanos > 0 && spentNanos >= database.bounds().scanTime().toNanos()) {
      throw new DomainException(
          Reason.UNAVAILABLE,
          "too_costly",
          "too many entries had to be looked at; narrow the period with from and to");
    }
  }

  private void readPiece(int hours) {
    long readingLimit =
        matcher.hasConditions()
            ? database.bounds().pieceReadings()
            : (long) page.offset() + page.limit();
    ReadingPiece piece = database.read(person, handle -> select(handle, hours, readingLimit));
    for (Hour hour : piece.hours()) {
      add(piece, hour);
    }
    isMore = piece.hours().size() == hours || piece.size() >= readingLimit;
    if (!piece.hours().isEmpty()) {
      Hour last = piece.hours().get(piece.hours().size() - 1);
      beforeId = OptionalLong.of(ReadingKey.firstId(last.key().startMs()));
    }
  }

  private void add(ReadingPiece piece, Hour hour) {
    HourReadings readings = hour.readings();
    long first = ReadingKey.firstId(hour.key().startMs());
    int minimum = readings.firstFrom(fromId.orElse(first) - first);
    int end =
        beforeId.isPresent() ? readings.firstFrom(beforeId.getAsLong() - first) : readings.size();
    for (int i = end - 1; i >= minimum && found.size() < page.limit(); i--) {
      if (matcher.passes(piece, readings, i)) {
        if (skipped < page.offset()) {
          skipped++;
        } else {
          found.add(piece.reading(hour, i));
        }
      }
    }
  }

  private ReadingPiece select(Handle handle, int hours, long readingLimit) {
    String sql =
        """
        SELECT start_ms, CAST(NULL AS text) AS name, readings
        FROM (
          SELECT start_ms, readings, sum(n) OVER (ORDER BY start_ms DESC) - n AS later
          FROM heart_rate_hour
          WHERE person_id = :person AND n > 0 %s
          ORDER BY start_ms DESC
          LIMIT :hours
        ) AS hour
        WHERE later < :readingLimit
        UNION ALL
        SELECT id, name, CAST(NULL AS bytea)
        FROM heart_rate_source
        WHERE person_id = :person
        """;
    String bounds =
        (fromId.isPresent() ? "AND start_ms >= :from " : "")
            + (beforeId.isPresent() ? "AND start_ms < :before " : "");
    Query query =
        handle
            .createQuery(sql.formatted(bounds + matcher.sql()))
            .bind("person", person.value())
            .bind("hours", hours)
            .bind("readingLimit", readingLimit);
    fromId.ifPresent(id -> query.bind("from", ReadingKey.of(id).hourStart()));
    beforeId.ifPresent(
        id -> query.bind("before", ReadingKey.of(id + ReadingKey.LAST_SOURCE).epochMs()));
    return ReadingPiece.of(person, matcher.bind(query));
  }
}

package coffee.persistence.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import java.util.ArrayList;
import java.util.List;

/**
 * A person's readings, oldest first.
 *
 * @param untilId greatest id, exclusive
 */
record OldestReadingsQuery(Database database, PersonId person, long untilId) {

  /** The database counts that many hours in less time than another round trip takes. */
  private static final int FEW = 1_000;

  /** Dense hours have hundreds of readings: a few are enough for many readings. */
  private static final int FIRST_HOURS = 64;

  private static final int GROWTH = 8;

  /**
   * The next readings.
   *
   * @param fromId least id, inclusive
   * @param limit maximum number of readings, 1 or more
   * @param wholeHours whether to return all readings of the last hour, even over the limit
   */
  List<LoggedReading> from(long fromId, int limit, boolean wholeHours) {
    List<LoggedReading> found = new ArrayList<>();
    long next = fromId;
    int hours = limit <= FEW ? limit : FIRST_HOURS;
    boolean isMore = true;
    while (isMore && found.size() < limit) {
      ReadingPiece piece = read(next, limit, hours);
      for (Hour hour : piece.hours()) {
        if (found.size() < limit) {
          add(found, piece, hour, next, wholeHours ? Integer.MAX_VALUE : limit);
        }
      }
      isMore = piece.size() >= limit || piece.hours().size() == hours;
      hours = Math.min(limit, GROWTH * hours);
      next = isMore ? after(piece) : next;
    }
    return found;
  }

  private static long after(ReadingPiece piece) {
    Hour last = piece.hours().get(piece.hours().size() - 1);
    return ReadingKey.firstId(last.key().startMs() + HourKey.LENGTH_MS);
  }

  private void add(
      List<LoggedReading> found, ReadingPiece piece, Hour hour, long fromId, int limit) {
    long first = ReadingKey.firstId(hour.key().startMs());
    int end = hour.readings().firstFrom(untilId - first);
    for (int i = hour.readings().firstFrom(fromId - first); i < end && found.size() < limit; i++) {
      found.add(piece.reading(hour, i));
    }
  }

  /**
   * The first hours that together have at least {@code limit} readings, or as many as are looked
   * at: their readings are counted before those of the limit are known.
   */
  private ReadingPiece read(long fromId, int limit, int hours) {
    String sql =
        """
        SELECT start_ms, CAST(NULL AS text) AS name, readings
        FROM (
          SELECT start_ms, readings, sum(n) OVER (ORDER BY start_ms) - n AS earlier
          FROM heart_rate_hour
          WHERE person_id = :person AND start_ms >= :from AND start_ms < :until AND n > 0
          ORDER BY start_ms
          LIMIT :hours
        ) AS hour
        WHERE earlier < :limit
        UNION ALL
        SELECT id, name, CAST(NULL AS bytea)
        FROM heart_rate_source
        WHERE person_id = :person
        """;
    return database.read(
        person,
        handle ->
            ReadingPiece.of(
                person,
                handle
                    .createQuery(sql)
                    .bind("person", person.value())
                    .bind("from", ReadingKey.of(fromId).hourStart())
                    .bind("until", ReadingKey.of(untilId + ReadingKey.LAST_SOURCE).epochMs())
                    .bind("hours", hours)
                    .bind("limit", limit)));
  }
}

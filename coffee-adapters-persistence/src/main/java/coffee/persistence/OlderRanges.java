package coffee.persistence;

import coffee.domain.person.PersonId;
import coffee.persistence.RecordedRange.LastWrite;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Joins the older of a person's recorded ranges, so that there are never many: whatever a person
 * writes, the change feed costs them a page of the table, and reading it costs no more with time.
 *
 * <p>A joined range is listed under the latest write in it, and ranges of one write are listed by
 * their end. So it never comes before a range that it replaces, and a reader who has not read that
 * one gets it.
 */
public final class OlderRanges {

  /** With this many or more, the older ones are joined. */
  static final int MAX_RANGES = 64;

  /** This many of the latest stay as they are: for a watch, the hours of a day. */
  private static final int UNJOINED = 24;

  private static final int MAX_JOINED = 8;

  private OlderRanges() {}

  /** Joins ranges, if there are many, in a transaction that holds the person's lock. */
  public static void join(Handle handle, PersonId person, RangeContent content) {
    List<RecordedRange> ranges = latestFirst(handle, person, content);
    if (ranges.size() < MAX_RANGES) {
      return;
    }
    long latest = ranges.get(UNJOINED - 1).last().revision();
    List<RecordedRange> older =
        ranges.stream().filter(range -> range.last().revision() < latest).toList();
    replace(trip(handle, person, content), latest, RecordedRange.join(older, MAX_JOINED));
  }

  private static RoundTrip trip(Handle handle, PersonId person, RangeContent content) {
    return new RoundTrip(handle)
        .bind("person", person.value())
        .bind("rangeKind", (position, row, context) -> row.setShort(position, content.code()));
  }

  private static List<RecordedRange> latestFirst(
      Handle handle, PersonId person, RangeContent content) {
    String sql =
        """
        SELECT start_ms, end_ms, changed_rows, revision, import_id, changed_at
        FROM range_change
        WHERE person_id = :person AND kind = :rangeKind
        ORDER BY revision DESC
        """;
    RoundTrip trip = trip(handle, person, content);
    RoundTrip.Rows<RecordedRange> found = trip.query(sql, (row, context) -> read(row));
    trip.run(false);
    return found.list();
  }

  private static RecordedRange read(ResultSet row) throws SQLException {
    long importId = row.getLong("import_id");
    return new RecordedRange(
        row.getLong("start_ms"),
        row.getLong("end_ms"),
        row.getLong("changed_rows"),
        new LastWrite(
            row.getLong("revision"),
            row.wasNull() || importId == 0 ? OptionalLong.empty() : OptionalLong.of(importId),
            JdbcValues.instant(row, "changed_at")));
  }

  private static void replace(RoundTrip trip, long latest, List<RecordedRange> joined) {
    String delete =
        """
        DELETE FROM range_change
        WHERE person_id = :person AND kind = :rangeKind AND revision < :latest
        """;
    String insert =
        """
        INSERT INTO range_change (person_id, kind, start_ms, end_ms, revision, changed_rows,
          import_id, changed_at)
        SELECT :person, :rangeKind, start_ms, end_ms, revision, changed_rows,
          nullif(import_id, 0), changed_at
        FROM unnest(:rangeStarts, :rangeEnds, :revisions, :rangeRows, :rangeImports,
            CAST(:changed AS timestamptz[]))
          AS joined (start_ms, end_ms, revision, changed_rows, import_id, changed_at)
        ON CONFLICT (person_id, kind, start_ms, end_ms) DO UPDATE
        SET changed_rows = range_change.changed_rows + excluded.changed_rows
        """;
    trip.bind("latest", latest)
        .bind("rangeStarts", JdbcValues.longs(joined, RecordedRange::startMs))
        .bind("rangeEnds", JdbcValues.longs(joined, RecordedRange::endMs))
        .bind("revisions", JdbcValues.longs(joined, range -> range.last().revision()))
        .bind("rangeRows", JdbcValues.longs(joined, RecordedRange::rows))
        .bind("rangeImports", JdbcValues.longs(joined, range -> range.last().importId().orElse(0)))
        .bind("changed", JdbcValues.instants(joined, range -> range.last().at()));
    trip.update(delete);
    trip.update(insert);
    trip.run(false);
  }
}

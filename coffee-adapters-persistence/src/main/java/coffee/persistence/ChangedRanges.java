package coffee.persistence;

import coffee.persistence.RecordedRange.LastWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The hours in which a write changes readings or steps. The change feed gets them as ranges: hours
 * less than a day apart become one, so that an import is few rows, and so do the nearest ones if
 * there are many. A write of the same range again takes the place of the one before.
 */
public final class ChangedRanges {

  private static final long HOUR_MS = 3_600_000;
  private static final long GAP_MS = 24 * HOUR_MS;

  /** More ranges of one write are joined. */
  private static final int MOST = 16;

  private static final int JOIN_EVERY = 4;

  private final RangeContent content;
  private final NavigableMap<Long, Long> rowsByHour = new TreeMap<>();

  /** Collects changes of one kind; there are none yet. */
  public ChangedRanges(RangeContent content) {
    this.content = content;
  }

  /** Adds rows of the hour of a time, in milliseconds since the epoch. */
  public void add(long instantMs, long rows) {
    rowsByHour.merge(instantMs - Math.floorMod(instantMs, HOUR_MS), rows, Long::sum);
  }

  /** Adds rows of a period of whole hours, in milliseconds since the epoch. */
  public void add(long fromMs, long untilMs, long rows) {
    add(fromMs, rows);
    for (long hourMs = fromMs + HOUR_MS; hourMs < untilMs; hourMs += HOUR_MS) {
      add(hourMs, 0);
    }
  }

  /** Whether there is something to record. */
  public boolean isEmpty() {
    return rowsByHour.isEmpty();
  }

  /** Records them in a round trip of the write, in which {@code person} is bound. */
  public void record(RoundTrip trip, LockedPerson lock, OptionalLong importId) {
    String sql =
        """
        INSERT INTO range_change (person_id, kind, start_ms, end_ms, revision, changed_rows,
          import_id, changed_at)
        SELECT :person, :rangeKind, start_ms, end_ms, :revision, changed_rows,
          CAST(:rangeImport AS bigint), now()
        FROM unnest(:rangeStarts, :rangeEnds, :rangeRows)
          AS changed (start_ms, end_ms, changed_rows)
        ON CONFLICT (person_id, kind, start_ms, end_ms) DO UPDATE
        SET revision = excluded.revision,
          changed_rows = range_change.changed_rows + excluded.changed_rows,
          import_id = excluded.import_id, changed_at = excluded.changed_at
        """;
    List<RecordedRange> ranges =
        ranges(new LastWrite(lock.revision(), importId, Instant.EPOCH)); // the database knows when
    trip.bind("rangeKind", (position, row, context) -> row.setShort(position, content.code()))
        .bind("revision", lock.revision())
        .bind("rangeImport", JdbcValues.number(importId))
        .bind("rangeStarts", JdbcValues.longs(ranges, RecordedRange::startMs))
        .bind("rangeEnds", JdbcValues.longs(ranges, RecordedRange::endMs))
        .bind("rangeRows", JdbcValues.longs(ranges, RecordedRange::rows))
        .update(sql);
  }

  /** Records them in a round trip of their own, if there are any, and joins older ones. */
  public void record(LockedPerson lock, OptionalLong importId) {
    if (!isEmpty()) {
      joinOlder(lock);
      RoundTrip trip = lock.roundTrip();
      record(trip, lock, importId);
      lock.run(trip);
    }
  }

  /**
   * Joins ranges that were recorded before, if there are many. It takes a round trip, so only some
   * writes look; the daily purge does, too.
   */
  public void joinOlder(LockedPerson lock) {
    if (lock.revision() % JOIN_EVERY == 0) {
      OlderRanges.join(lock.handle(), lock.person(), content);
    }
  }

  private List<RecordedRange> ranges(LastWrite write) {
    List<RecordedRange> ranges = new ArrayList<>();
    for (Map.Entry<Long, Long> hour : rowsByHour.entrySet()) {
      long startMs = hour.getKey();
      RecordedRange range = new RecordedRange(startMs, startMs + HOUR_MS, hour.getValue(), write);
      int last = ranges.size() - 1;
      if (last >= 0 && startMs - ranges.get(last).endMs() < GAP_MS) {
        ranges.set(last, ranges.get(last).joinedWith(range));
      } else {
        ranges.add(range);
      }
      if (ranges.size() > 2 * MOST) {
        ranges = RecordedRange.join(ranges, MOST);
      }
    }
    return RecordedRange.join(ranges, MOST);
  }
}

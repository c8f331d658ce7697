package coffee.persistence.heartrate;

import coffee.domain.heartrate.ReadingRetention;
import coffee.domain.person.PersonId;
import coffee.persistence.ChangedRanges;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import coffee.persistence.RangeContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@link ReadingRetention} in PostgreSQL, oldest first. Each transaction deletes readings and moves
 * the retention limit together. The counts of a bin take the place of its readings, and the levels
 * and totals of its hour stay the same.
 */
public final class JdbiReadingRetention implements ReadingRetention {

  private record Slice(Instant until, long deleted) {}

  private final PersonTransactions writes;

  /** Creates the retention of a database. */
  public JdbiReadingRetention(PersonTransactions writes) {
    this.writes = writes;
  }

  @Override
  public long purgeBefore(PersonId person, Instant instant) {
    Instant end = HourWindow.startOfBin(instant);
    long deleted = 0;
    Slice slice;
    do {
      slice = writes.write(person, lock -> deleteSlice(lock, person, end));
      deleted += slice.deleted();
    } while (slice.until().isBefore(end));
    return deleted;
  }

  private static Slice deleteSlice(LockedPerson lock, PersonId person, Instant end) {
    if (lock.rawFrom().filter(from -> !from.isBefore(end)).isPresent()) {
      return new Slice(end, 0);
    }
    long first =
        lock.rawFrom().map(from -> HourKey.startOf(from.toEpochMilli())).orElse(Long.MIN_VALUE);
    StoredHours hours = new StoredHours(lock, person);
    List<Hour> slice = hours.between(first, end.toEpochMilli(), StoredHours.SLICE);
    Instant until = slice.size() < StoredHours.SLICE ? end : endOf(slice, end);
    moveBoundary(lock, person, until);
    long deleted = 0;
    List<Hour> changed = new ArrayList<>();
    ChangedRanges ranges = new ChangedRanges(RangeContent.HEART_RATES);
    for (Hour hour : slice) {
      Hour frozen = freeze(hour, until.toEpochMilli());
      int readings = hour.readings().size() - frozen.readings().size();
      if (readings > 0) {
        deleted += readings;
        changed.add(frozen);
        ranges.add(hour.key().startMs(), readings);
      }
    }
    if (deleted > 0) {
      hours.save(changed);
      ranges.record(lock, OptionalLong.empty());
      lock.markChanged();
    }
    return new Slice(until, deleted);
  }

  private static Instant endOf(List<Hour> slice, Instant end) {
    HourKey last = slice.get(slice.size() - 1).key();
    Instant until = Instant.ofEpochMilli(last.startMs() + HourKey.LENGTH_MS);
    return until.isBefore(end) ? until : end;
  }

  private static Hour freeze(Hour hour, long until) {
    HourReadings readings = hour.readings();
    int kept = readings.firstFrom(ReadingKey.firstId(until - hour.key().startMs()));
    SortedMap<Integer, ContextCounts> frozen = new TreeMap<>(hour.frozen());
    for (int i = 0; i < kept; i++) {
      frozen
          .computeIfAbsent(readings.offsetMs(i) / BinLevel.LENGTH_MS, bin -> new ContextCounts())
          .add(readings, i, i + 1);
    }
    HourReadings rest = new HourReadings(readings.size() - kept);
    for (int i = kept; i < readings.size(); i++) {
      rest.append(readings, i);
    }
    return new Hour(hour.key(), rest, frozen);
  }

  private static void moveBoundary(LockedPerson lock, PersonId person, Instant until) {
    String sql = "UPDATE person SET raw_from = :until WHERE id = :person";
    lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("until", JdbcValues.instant(until))
        .execute();
  }
}

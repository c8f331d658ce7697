package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.ReadingRetention;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import coffee.persistence.ReadingSlices;
import java.time.Instant;

/**
 * {@link ReadingRetention} in PostgreSQL, oldest first. Each transaction deletes readings and moves
 * the retention limit together, so that a frozen bin never has only some of its readings.
 */
public final class JdbiReadingRetention implements ReadingRetention {

  /** The number that is deleted in a fraction of a second; more than a person has sources. */
  private static final int AT_A_TIME = 20_000;

  private record Slice(Instant until, int deleted) {}

  private final PersonTransactions writes;

  /** Creates the retention of a database. */
  public JdbiReadingRetention(PersonTransactions writes) {
    this.writes = writes;
  }

  @Override
  public long purgeBefore(PersonId person, Instant moment) {
    Instant end =
        BinRange.startOf(Math.toIntExact(HeartRateBin.numberOf(JdbcValues.clamp(moment))));
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
    Instant until =
        new ReadingSlices(lock.handle(), person, AT_A_TIME)
            .nextSliceStart(Instant.MIN, end)
            .map(reading -> BinRange.startOf(BinnedWindow.firstBinNotBefore(reading)))
            .orElse(end);
    moveBoundary(lock, person, until);
    int deleted = delete(lock, person, until);
    if (deleted > 0) {
      lock.markChanged();
    }
    return new Slice(until, deleted);
  }

  private static void moveBoundary(LockedPerson lock, PersonId person, Instant until) {
    String sql = "UPDATE person SET raw_from = :until WHERE id = :person";
    lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("until", JdbcValues.moment(until))
        .execute();
  }

  private static int delete(LockedPerson lock, PersonId person, Instant until) {
    String sql =
        """
        DELETE FROM heart_rate_reading
        WHERE person_id = :person AND measured_at < :until
        """;
    return lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("until", JdbcValues.moment(until))
        .execute();
  }
}

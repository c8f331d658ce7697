package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.ReadingRetention;
import coffee.domain.person.PersonId;
import coffee.persistence.ReadingSlices;
import coffee.persistence.Values;
import coffee.persistence.person.PersonLock;
import coffee.persistence.person.PersonWrites;
import java.time.Instant;

/**
 * {@link ReadingRetention} in PostgreSQL, oldest first. Each transaction deletes readings and moves
 * the retention limit together, so that a frozen bin never has only some of its readings.
 */
public final class JdbiReadingRetention implements ReadingRetention {

  /** The number that is deleted in a fraction of a second; more than a person has sources. */
  private static final int AT_A_TIME = 20_000;

  private record Slice(Instant until, int deleted) {}

  private final PersonWrites writes;

  /** Creates the retention of a database. */
  public JdbiReadingRetention(PersonWrites writes) {
    this.writes = writes;
  }

  @Override
  public long giveUpBefore(PersonId person, Instant moment) {
    Instant end = BinRun.startOf(Math.toIntExact(HeartRateBin.numberOf(Values.within(moment))));
    long deleted = 0;
    Slice slice;
    do {
      slice = writes.write(person, lock -> giveUp(lock, person, end));
      deleted += slice.deleted();
    } while (slice.until().isBefore(end));
    return deleted;
  }

  private static Slice giveUp(PersonLock lock, PersonId person, Instant end) {
    if (lock.rawFrom().filter(from -> !from.isBefore(end)).isPresent()) {
      return new Slice(end, 0);
    }
    Instant until =
        new ReadingSlices(lock.handle(), person, AT_A_TIME)
            .next(Instant.MIN, end)
            .map(reading -> BinRun.startOf(BinnedWindow.firstBinNotBefore(reading)))
            .orElse(end);
    freeze(lock, person, until);
    int deleted = delete(lock, person, until);
    if (deleted > 0) {
      lock.changed();
    }
    return new Slice(until, deleted);
  }

  private static void freeze(PersonLock lock, PersonId person, Instant until) {
    String sql = "UPDATE person SET raw_from = :until WHERE id = :person";
    lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("until", Values.moment(until))
        .execute();
  }

  private static int delete(PersonLock lock, PersonId person, Instant until) {
    String sql =
        """
        DELETE FROM heart_rate_reading
        WHERE person_id = :person AND measured_at < :until
        """;
    return lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("until", Values.moment(until))
        .execute();
  }
}

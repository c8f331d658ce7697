package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Stores years of heart rates in seconds, without going through the log. */
public final class PackedHistory {

  private static final int AT_A_TIME = 500;
  private static final int CONTEXT = 9;

  private PackedHistory() {}

  /**
   * Fills hours without readings with readings at equal distances, of source 0, and adds the
   * source.
   *
   * @param end end of the last hour, rounded down to an hour
   * @param distance the time between two readings
   */
  public static void fill(Jdbi jdbi, PersonId person, Instant end, int hours, Duration distance) {
    new PersonTransactions(new Database(jdbi))
        .write(
            person,
            lock -> {
              fill(lock, person, HourKey.startOf(end.toEpochMilli()), hours, distance);
              lock.markChanged();
              return hours;
            });
  }

  private static void fill(
      LockedPerson lock, PersonId person, long end, int hours, Duration distance) {
    lock.handle()
        .execute(
            """
            INSERT INTO heart_rate_source (person_id, id, name) VALUES (?, 0, 'watch')
            ON CONFLICT DO NOTHING
            """,
            person.value());
    StoredHours stored = new StoredHours(lock, person);
    List<Hour> batch = new ArrayList<>();
    for (int i = hours; i > 0; i--) {
      HourKey key = new HourKey(person, end - (long) i * HourKey.LENGTH_MS);
      batch.add(Hour.empty(key).with(readings((int) distance.toMillis())));
      if (batch.size() == AT_A_TIME || i == 1) {
        stored.save(batch);
        batch.clear();
      }
    }
  }

  private static HourReadings readings(int distanceMs) {
    HourReadings readings = new HourReadings(HourKey.LENGTH_MS / distanceMs);
    for (int i = 0; i * distanceMs < HourKey.LENGTH_MS; i++) {
      int bpm = 60 + i % 40;
      readings.append(HourReadings.key(i * distanceMs, 0), bpm, CONTEXT, 0, ReadingTexts.NONE);
    }
    return readings;
  }
}

package coffee.persistence;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import coffee.persistence.heartrate.JdbiReadingLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Jdbi;

/** Stores long histories of heart rates quickly. */
public final class BulkReadings {

  private static final int AT_A_TIME = 20_000;

  private BulkReadings() {}

  /** Stores readings through the log. */
  public static void add(Jdbi jdbi, PersonId person, int count, IntFunction<Reading> reading) {
    Database database = new Database(jdbi);
    JdbiReadingLog log = new JdbiReadingLog(database, new PersonTransactions(database));
    List<Reading> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batch.add(reading.apply(i));
      if (batch.size() == AT_A_TIME || i == count - 1) {
        log.addAll(person, batch);
        batch.clear();
      }
    }
  }

  /** Resting readings of 60 bpm at equal distances, each later than the one before. */
  public static void addEvery(
      Jdbi jdbi, PersonId person, Instant start, Duration distance, int count) {
    add(jdbi, person, count, i -> resting(start.plus(distance.multipliedBy(i)), 60, "watch"));
  }

  /** A reading at rest. */
  public static Reading resting(Instant instant, int bpm, String source) {
    return new Reading(
        instant, new HeartRate(bpm), ReadingContext.of(Kind.RESTING), Optional.empty(), source);
  }
}

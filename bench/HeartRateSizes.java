import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.PersonTransactions;
import coffee.persistence.heartrate.JdbiReadingLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Jdbi;

/**
 * Bytes of the database for each heart rate, and how fast the log stores them: {@code
 * pg_total_relation_size} of all that holds heart rates, after a vacuum. Deletes all heart rates.
 * Run with the jar on the class path: {@code java -cp JAR bench/HeartRateSizes.java JDBC_URL DAYS}.
 */
public final class HeartRateSizes {

  private static final int AT_A_TIME = 20_000;
  private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long DAY_MS = 86_400_000;

  private final Jdbi jdbi;
  private final long days;

  private HeartRateSizes(Jdbi jdbi, long days) {
    this.jdbi = jdbi;
    this.days = days;
  }

  public static void main(String[] arguments) {
    HeartRateSizes sizes =
        new HeartRateSizes(Jdbi.create(arguments[0]), Long.parseLong(arguments[1]));
    System.out.println("| one reading | readings | bytes a reading | readings stored a second |");
    System.out.println("|---|---|---|---|");
    sizes.measure("each 5 s", random -> 5_000);
    sizes.measure("each 1 to 15 s", random -> 1_000L * (1 + random.nextInt(15)));
    sizes.measure("each 4 to 6 s, in milliseconds", random -> 4_000 + random.nextInt(2_001));
    sizes.measure("each minute", random -> 60_000);
    sizes.measure("each 5 minutes", random -> 300_000);
  }

  private void measure(String name, ToLongFunction<Random> step) {
    jdbi.useHandle(handle -> handle.execute("TRUNCATE heart_rate_hour, heart_rate_source"));
    Database database = new Database(jdbi);
    JdbiReadingLog log = new JdbiReadingLog(database, new PersonTransactions(database));
    Random random = new Random(1);
    List<Reading> batch = new ArrayList<>();
    long count = 0;
    double bpm = 65;
    long from = System.nanoTime();
    for (long time = START; time < START + days * DAY_MS; time += step.applyAsLong(random)) {
      bpm = Math.max(45, Math.min(170, bpm + 1.5 * random.nextGaussian() + (70 - bpm) * 0.01));
      boolean sleeping = time % DAY_MS < 7 * 3_600_000;
      batch.add(
          new Reading(
              Instant.ofEpochMilli(time),
              new HeartRate((int) bpm),
              ReadingContext.of(sleeping ? Kind.SLEEPING : Kind.UNKNOWN),
              Optional.empty(),
              "watch"));
      count++;
      if (batch.size() == AT_A_TIME) {
        log.addAll(new PersonId(1), batch);
        batch.clear();
      }
    }
    log.addAll(new PersonId(1), batch);
    double seconds = (System.nanoTime() - from) / 1e9;
    jdbi.useHandle(handle -> handle.execute("VACUUM ANALYZE heart_rate_hour"));
    String sql =
        "SELECT pg_total_relation_size('heart_rate_hour')"
            + " + pg_total_relation_size('heart_rate_source')";
    long bytes = jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.2f | %,.0f |%n",
        name,
        count,
        (double) bytes / count,
        count / seconds);
  }
}

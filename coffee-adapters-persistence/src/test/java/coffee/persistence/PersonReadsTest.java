package coffee.persistence;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Concurrently;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.Page;
import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.person.PersonId;
import coffee.persistence.heartrate.JdbiReadingLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the reads of one person may take of the database, and what ends a long one. */
class PersonReadsTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final PersonId ADA = new PersonId(1);
  private static final PersonId BOB = new PersonId(2);
  private static final int READINGS = 20_000;
  private static final DatabaseBounds BOUNDS =
      DatabaseBounds.ofPool(4).withTimeout(Duration.ofMinutes(1));

  @BeforeAll
  static void fill() {
    POSTGRES
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("INSERT INTO person (id, name, time_zone) VALUES (1, 'Ada', 'UTC')");
            });
    BulkReadings.add(POSTGRES.jdbi(), ADA, READINGS, PersonReadsTest::reading);
  }

  /** Every other one is active and a bit faster, so that every hour has all of it. */
  private static Reading reading(int number) {
    Kind kind = number % 2 == 0 ? Kind.RESTING : Kind.ACTIVE;
    return new Reading(
        Instant.parse("2026-03-01T09:00:00Z").minusSeconds(5L * (number + 1)),
        new HeartRate(number % 2 == 0 ? 60 : 61),
        ReadingContext.of(kind),
        Optional.empty(),
        "watch");
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void holdHalfOfTheConnections() {
    Database database = new Database(POSTGRES.jdbi(), BOUNDS);
    CountDownLatch both = new CountDownLatch(2);
    AtomicInteger running = new AtomicInteger();

    List<Integer> atATime =
        Concurrently.run(8, thread -> database.read(ADA, handle -> countWhileHeld(running, both)));

    assertThat(atATime).contains(2).allMatch(count -> count <= 2);
  }

  private static int countWhileHeld(AtomicInteger running, CountDownLatch both) {
    int now = running.incrementAndGet();
    both.countDown();
    try {
      both.await();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
    running.decrementAndGet();
    return now;
  }

  @Test
  void onePersonUsesHalfTheConnections() {
    Database database = new Database(POSTGRES.jdbi(), BOUNDS.withTimeout(Duration.ZERO));

    int found =
        database.read(
            ADA,
            one ->
                Concurrently.run(
                        1,
                        thread ->
                            database.read(
                                ADA,
                                two -> {
                                  refusedOnOtherThread(database);
                                  return Concurrently.run(
                                          1, other -> database.read(BOB, PersonReadsTest::one))
                                      .get(0);
                                }))
                    .get(0));

    assertThat(found).isEqualTo(1);
  }

  private static void refusedOnOtherThread(Database database) {
    Concurrently.run(
        1,
        thread -> {
          assertRefused(
              Reason.UNAVAILABLE,
              "reads_in_progress",
              () -> database.read(ADA, PersonReadsTest::one));
          return thread;
        });
  }

  private static int one(Handle handle) {
    return handle.createQuery("SELECT 1").mapTo(Integer.class).one();
  }

  @Test
  void joinATransactionWithoutAPermit() {
    Database database =
        new Database(POSTGRES.jdbi(), DatabaseBounds.ofPool(1).withTimeout(Duration.ZERO));

    int found =
        database.read(
            ADA,
            held ->
                Concurrently.run(
                        1,
                        thread ->
                            database.inTransaction(
                                handle -> database.read(ADA, PersonReadsTest::one)))
                    .get(0));

    assertThat(found).isEqualTo(1);
  }

  @Test
  void serializesScansPerPerson() {
    Database database = new Database(POSTGRES.jdbi(), BOUNDS.withTimeout(Duration.ZERO));

    List<String> others =
        database.scan(ADA, () -> Concurrently.run(1, thread -> scanned(database, BOB)));

    assertThat(others).containsExactly("scanned");
    assertThat(database.scan(ADA, () -> Concurrently.run(1, thread -> codeOfRefusal(database))))
        .containsExactly("reads_in_progress");
    assertThat(scanned(database, ADA)).isEqualTo("scanned");
  }

  private static String scanned(Database database, PersonId person) {
    return database.scan(person, () -> "scanned");
  }

  private static String codeOfRefusal(Database database) {
    try {
      return scanned(database, ADA);
    } catch (DomainException refusal) {
      return refusal.code();
    }
  }

  @Test
  void stopsScanAtTimeLimit() {
    ReadingLog log = log(BOUNDS.withPieceRows(100).withScanTime(Duration.ZERO));

    assertRefused(
        Reason.UNAVAILABLE, "too_costly", () -> log.page(ADA, restingAbove(61), Page.first(50)));
    assertThat(log.page(ADA, restingAbove(50), Page.first(50))).hasSize(50);
    assertThat(log.page(ADA, ReadingFilter.ALL, Page.first(1_000))).hasSize(1_000);
  }

  @Test
  void scansAllPiecesWithinTimeLimit() {
    ReadingLog log = log(BOUNDS.withScanTime(Duration.ofMinutes(1)));

    assertThat(log.page(ADA, restingAbove(61), Page.first(50))).isEmpty();
    List<LoggedReading> last =
        log.page(ADA, restingAbove(50), new Page(50, READINGS / 2 - 1, Optional.empty()));
    assertThat(last).hasSize(1);
  }

  private static ReadingLog log(DatabaseBounds bounds) {
    Database database = new Database(POSTGRES.jdbi(), bounds);
    return new JdbiReadingLog(database, new PersonTransactions(database));
  }

  /** From 61 on, no reading passes, although every hour may have one that does. */
  private static ReadingFilter restingAbove(int bpm) {
    return new ReadingFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.of("resting"),
        Optional.empty(),
        OptionalInt.of(bpm),
        OptionalInt.empty());
  }
}

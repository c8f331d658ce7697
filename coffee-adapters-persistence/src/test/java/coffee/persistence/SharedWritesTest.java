package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.Concurrently;
import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.person.PersonId;
import coffee.persistence.heartrate.JdbiReadingLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SharedWritesTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final PersonId ADA = new PersonId(1);
  private static final int WRITES = 50;
  private static final int CONFLICTING = 10;
  private static final int REFUSED = 20;
  private static final int LEAVING = 30;
  private static final Duration LONG = Duration.ofMinutes(2);

  private final JdbiStore store = new JdbiStore(POSTGRES.jdbi());

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void writesAtOnceOnOwnThreadWhenAlone() {
    SharedWrites<Integer, String> writes =
        new SharedWrites<>(
            (person, entries) ->
                entries.stream().map(entry -> Thread.currentThread().getName() + entry).toList(),
            Duration.ofMinutes(1));

    assertThat(writes.write(ADA, 7)).isEqualTo(Thread.currentThread().getName() + 7);
    assertThat(writes.write(ADA, 8)).isEqualTo(Thread.currentThread().getName() + 8);
  }

  @Test
  void sharesTransactionAmongThoseThatWait() {
    List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch release = new CountDownLatch(1);
    SharedWrites<Integer, Integer> writes =
        new SharedWrites<>(
            (person, entries) -> {
              transactions.add(entries);
              if (transactions.size() == 1) {
                awaitUninterruptibly(release);
              }
              if (entries.contains(3)) {
                throw DomainException.conflict("refused", "three is refused");
              }
              return entries;
            },
            Duration.ofMinutes(1));
    CountDownLatch started = new CountDownLatch(WRITES);

    List<Object> results =
        Concurrently.run(
            WRITES + 1,
            thread -> {
              if (thread == WRITES) {
                awaitUninterruptibly(started);
                awaitWaiting(writes, ADA, WRITES - 1);
                release.countDown();
                return thread;
              }
              started.countDown();
              try {
                return writes.write(ADA, thread);
              } catch (DomainException refusal) {
                return refusal.code();
              }
            });

    assertThat(results.get(3)).isEqualTo("refused");
    assertThat(results.get(4)).isEqualTo(4);
    assertThat(transactions.get(1)).hasSize(WRITES - 1);
    assertThat(transactions).as("halves around the refused one").hasSizeLessThan(15);
  }

  @Test
  void conflictRefusalAndDepartureOfOneAffectNoOther()
      throws InterruptedException, ExecutionException {
    PersonId person = store.people().ensure("with many devices", ZoneOffset.UTC).id();
    Database database = new Database(POSTGRES.jdbi(), DatabaseBounds.ofPool(20).withTimeout(LONG));
    ReadingLog log = new JdbiReadingLog(database, new PersonTransactions(database));
    SharedWrites<Reading, AddResult<LoggedReading>> writes = new SharedWrites<>(log::addAll, LONG);
    log.addAll(person, oneOfEachSource());
    log.add(person, BulkReadings.resting(NINE, 99, "watch 0"));
    List<Future<Outcome>> results = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(WRITES);
    try (Handle holder = POSTGRES.jdbi().open()) {
      holder.begin();
      holder.execute("SELECT id FROM person WHERE id = ? FOR UPDATE", person.value());
      for (int i = 0; i < WRITES; i++) {
        Reading reading = reading(i);
        results.add(clients.submit(() -> writes.write(person, reading).outcome()));
        awaitWaiting(writes, person, i);
      }
      results.get(LEAVING).cancel(true);
      awaitWaiting(writes, person, WRITES - 2);
      holder.rollback();
      for (int i = 0; i < WRITES; i++) {
        assertOutcome(results.get(i), i);
      }
    } finally {
      clients.shutdownNow();
    }

    assertThat(log.page(person, ReadingFilter.between(NINE, NINE.plusSeconds(60)), Page.first(99)))
        .hasSize(WRITES - 2);
  }

  /** Reading 0 holds the person up; one has another heart rate than the stored one. */
  private static Reading reading(int number) {
    return switch (number) {
      case CONFLICTING -> BulkReadings.resting(NINE, 60, "watch 0");
      case REFUSED -> BulkReadings.resting(NINE, 60, "one source too many");
      default -> BulkReadings.resting(NINE.plusSeconds(1 + number), 60, "watch 1");
    };
  }

  private static List<Reading> oneOfEachSource() {
    return IntStream.range(0, ReadingLog.MAX_SOURCES)
        .mapToObj(i -> BulkReadings.resting(NINE.minusSeconds(60), 60, "watch " + i))
        .toList();
  }

  private static void assertOutcome(Future<Outcome> result, int number)
      throws InterruptedException, ExecutionException {
    switch (number) {
      case CONFLICTING -> assertThat(result.get()).isEqualTo(Outcome.CONFLICT);
      case REFUSED -> assertThatThrownBy(result::get).hasRootCauseInstanceOf(DomainException.class);
      case LEAVING -> assertThat(result.isCancelled()).isTrue();
      default -> assertThat(result.get()).isEqualTo(Outcome.STORED);
    }
  }

  private static <E, R> void awaitWaiting(SharedWrites<E, R> writes, PersonId person, int count) {
    while (writes.waitingFor(person) != count) {
      Thread.onSpinWait();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }
}

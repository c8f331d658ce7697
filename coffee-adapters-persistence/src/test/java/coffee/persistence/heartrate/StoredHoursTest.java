package coffee.persistence.heartrate;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult.Outcome;
import coffee.domain.Concurrently;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.LocalDay;
import coffee.domain.Page;
import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.heartrate.ReadingFixtures;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.person.PersonId;
import coffee.persistence.BulkReadings;
import coffee.persistence.Database;
import coffee.persistence.JdbiStore;
import coffee.persistence.PersonTransactions;
import coffee.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The history of PostgreSQL compared with a recomputation from all readings. */
class StoredHoursTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final Instant START = Instant.parse("2026-03-28T21:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(12));
  private static final int MILLISECONDS = (int) Duration.between(START, END).toMillis();

  private final JdbiStore store = new JdbiStore(POSTGRES.jdbi());
  private final BinMaintenance maintenance = maintenance();

  private static BinMaintenance maintenance() {
    Database database = new Database(POSTGRES.jdbi());
    return new JdbiBinMaintenance(database, new PersonTransactions(database));
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @RepeatedTest(8) // the repetition is the seed: failures replay
  void binsMatchReadingsAfterRandomWrites(RepetitionInfo run) {
    InMemoryStore model = new InMemoryStore();
    PersonId modelled = model.people().ensure("somebody", ZoneOffset.UTC).id();
    PersonId person =
        store.people().ensure("run " + run.getCurrentRepetition(), ZoneOffset.UTC).id();
    for (int step = 0; step < 60; step++) {
      long seed = run.getCurrentRepetition() * 1_000L + step;
      write(store.readings(), person, new Random(seed));
      write(model.readings(), modelled, new Random(seed));
    }

    assertSameHistory(store.history(), person, model.history(), modelled, run);
    assertThat(all(store.readings(), person)).isEqualTo(all(model.readings(), modelled));
    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
  }

  @RepeatedTest(3)
  void binsMatchReadingsAfterConcurrentWrites(RepetitionInfo run) {
    PersonId person =
        store.people().ensure("together " + run.getCurrentRepetition(), ZoneOffset.UTC).id();
    Concurrently.run(
        6,
        thread -> {
          for (int step = 0; step < 25; step++) {
            long seed = run.getCurrentRepetition() * 100_000L + thread * 1_000L + step;
            write(store.readings(), person, new Random(seed));
          }
          return thread;
        });

    InMemoryStore model = new InMemoryStore();
    PersonId modelled = model.people().ensure("somebody", ZoneOffset.UTC).id();
    model
        .readings()
        .addAll(
            modelled, all(store.readings(), person).stream().map(LoggedReading::reading).toList());
    assertSameHistory(store.history(), person, model.history(), modelled, run);
    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
  }

  private static void write(ReadingLog log, PersonId person, Random random) {
    try {
      switch (random.nextInt(6)) {
        case 0 -> log.addAll(person, batch(random));
        case 1 -> change(log, person, random);
        case 2 -> log.remove(person, any(log, person, random), seen -> {});
        default -> log.add(person, reading(random));
      }
    } catch (DomainException refusal) {
      // A reading that another writer has moved, or a place that is taken: a refusal like any.
      assertThat(refusal.code()).isIn("not_found", "reading_exists");
    }
  }

  private static void change(ReadingLog log, PersonId person, Random random) {
    long id = any(log, person, random);
    boolean moves = random.nextBoolean();
    Reading drawn = reading(random);
    log.change(
        person,
        id,
        seen ->
            ReadingFixtures.reading(
                moves ? drawn.measuredAt() : seen.reading().measuredAt(),
                drawn.heartRate().bpm(),
                drawn.context(),
                moves ? drawn.source() : seen.reading().source()));
  }

  private static long any(ReadingLog log, PersonId person, Random random) {
    List<LoggedReading> some =
        log.page(person, ReadingFilter.ALL, Page.first(1 + random.nextInt(50)));
    return some.isEmpty() ? 1 : some.get(some.size() - 1).id();
  }

  private static List<Reading> batch(Random random) {
    Instant first = START.plusMillis(random.nextInt(MILLISECONDS));
    int spacing = 1 + random.nextInt(20_000);
    boolean scattered = random.nextInt(4) == 0;
    return IntStream.range(0, 1 + random.nextInt(300))
        .mapToObj(
            i -> scattered ? reading(random) : at(first.plusMillis((long) i * spacing), random))
        .filter(reading -> reading.measuredAt().isBefore(END))
        .toList();
  }

  private static Reading reading(Random random) {
    return at(START.plusMillis(random.nextInt(MILLISECONDS)), random);
  }

  private static Reading at(Instant instant, Random random) {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    int bpm = random.nextInt(10) == 0 ? 1 + random.nextInt(254) : 60 + random.nextInt(20);
    return ReadingFixtures.reading(
        instant, bpm, ReadingContext.of(kind), "watch " + random.nextInt(3));
  }

  private static List<LoggedReading> all(ReadingLog log, PersonId person) {
    return log.page(person, ReadingFilter.ALL, Page.first(100_000));
  }

  private static void assertSameHistory(
      HeartRateHistory history,
      PersonId person,
      HeartRateHistory model,
      PersonId modelled,
      RepetitionInfo run) {
    assertThat(history.bins(person, START, END)).isEqualTo(model.bins(modelled, START, END));
    Random random = new Random(run.getCurrentRepetition());
    for (int i = 0; i < 10; i++) {
      Instant from = START.plusMillis(random.nextInt(MILLISECONDS));
      Instant until = from.plusMillis(random.nextInt(i % 2 == 0 ? MILLISECONDS : 900_000));
      assertThat(history.byContext(person, from, until))
          .isEqualTo(model.byContext(modelled, from, until));
      assertThat(history.bins(person, from, until)).isEqualTo(model.bins(modelled, from, until));
      for (int minutes : new int[] {1, 5, 7, 15, 60, 1_440}) {
        Duration width = Duration.ofMinutes(minutes);
        int limit = 1 + random.nextInt(40);
        assertThat(history.buckets(person, from, until, width, limit))
            .isEqualTo(model.buckets(modelled, from, until, width, limit));
      }
    }
    for (ZoneId zone : List.of(ZoneId.of("Europe/Berlin"), ZoneOffset.ofTotalSeconds(3_601))) {
      List<LocalDay> days =
          Stream.iterate(LocalDay.containing(START, zone), day -> day.plusDays(1))
              .limit(4)
              .toList();
      assertThat(history.byDay(person, days)).isEqualTo(model.byDay(modelled, days));
    }
  }

  @Test
  void refusesReadingsBeyondTheCapacityOfAnHour() {
    PersonId person = store.people().ensure("in a hurry", ZoneOffset.UTC).id();
    List<Reading> all =
        IntStream.rangeClosed(0, HourReadings.MAX_SIZE)
            .mapToObj(i -> BulkReadings.resting(START.plusMillis(50L * i), 60 + i % 5, "watch"))
            .toList();

    assertRefused(Reason.INVALID, "hour_full", () -> store.readings().addAll(person, all));
    assertThat(store.readings().latest(person)).isEmpty();
    store.readings().addAll(person, all.subList(0, HourReadings.MAX_SIZE));
    assertRefused(
        Reason.INVALID, "hour_full", () -> store.readings().add(person, all.get(all.size() - 1)));
    assertThat(store.readings().add(person, all.get(0)).outcome()).isEqualTo(Outcome.EXISTING);
    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
  }

  @Test
  void keepsReadingsOfTheHourThatClocksRepeat() {
    PersonId person = store.people().ensure("in Berlin", ZoneId.of("Europe/Berlin")).id();
    Instant first = Instant.parse("2026-10-25T00:30:00Z"); // 02:30 for the first time
    Instant second = first.plus(Duration.ofHours(1));
    store
        .readings()
        .addAll(
            person,
            List.of(
                BulkReadings.resting(first, 60, "watch"),
                BulkReadings.resting(second, 70, "watch")));

    assertThat(store.history().bins(person, first, second.plusSeconds(1))).hasSize(2);
    LocalDay day = LocalDay.containing(first, ZoneId.of("Europe/Berlin"));
    assertThat(store.history().byDay(person, List.of(day)).get(0).get(Kind.RESTING))
        .extracting(BpmHistogram::count)
        .isEqualTo(2L);
  }

  @Test
  void keepsFirstAndLastMillisecondOfAnHourOfEverySource() {
    PersonId person = store.people().ensure("with all watches", ZoneOffset.UTC).id();
    List<Reading> edges =
        IntStream.range(0, 2 * ReadingLog.MAX_SOURCES)
            .mapToObj(
                i ->
                    BulkReadings.resting(
                        START.plusMillis(i % 2 == 0 ? 0 : 3_599_999), 60, "watch " + i / 2))
            .toList();
    store.readings().addAll(person, edges);

    assertThat(all(store.readings(), person)).hasSize(edges.size());
    assertThat(store.history().bins(person, START, START.plus(Duration.ofHours(1))))
        .extracting(HeartRateBin::start)
        .containsExactly(START, START.plusSeconds(3_300));
  }
}

package coffee.domain.heartrate;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.heartrate.ReadingFixtures.manual;
import static coffee.domain.heartrate.ReadingFixtures.reading;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.Page;
import coffee.domain.Page.Position;
import coffee.domain.entry.EntryLogContract;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ReadingLog} must do. */
public interface ReadingLogContract extends EntryLogContract<Reading, LoggedReading> {

  ReadingContext WALKING = ReadingContext.fromText("Spazieren 🚶");

  /** The log under test. */
  ReadingLog readings();

  @Override
  default ReadingLog log() {
    return readings();
  }

  @Override
  default Reading entry(Instant timestamp, int value) {
    return manual(timestamp, value);
  }

  @Override
  default int value(Reading reading) {
    return reading.heartRate().bpm();
  }

  @Override
  default List<LoggedReading> all(PersonId person) {
    return readings().page(person, ReadingFilter.ALL, Page.first(1_000));
  }

  @Test
  default void latestIsOfOnePerson() {
    stored(newPerson(), manual(NINE, 60));

    assertThat(readings().latest(newPerson())).isEmpty();
  }

  @Test
  default void storesEveryFieldOfReading() {
    PersonId person = newPerson();
    Reading reading =
        new Reading(
            Instant.parse("2026-03-01T09:00:00.123987Z"),
            new HeartRate(254),
            WALKING,
            Optional.of("one\ntwo \\ \"three\" %_'{NULL}"),
            "Gürtel ⌚ {a,\"b\"}");

    LoggedReading entry = stored(person, reading);

    assertThat(entry.reading()).isEqualTo(reading);
    assertThat(entry.reading().measuredAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
    assertThat(entry.id()).isPositive().isLessThan(1L << 53);
    assertThat(readings().find(person, entry.id())).contains(entry);
    assertThat(all(person)).containsExactly(entry);
  }

  @Test
  default void storesEveryContextKind() {
    PersonId person = newPerson();
    int second = 0;
    for (Kind kind : Kind.values()) {
      stored(person, reading(NINE.plusSeconds(second++), 60, ReadingContext.of(kind), "watch"));
    }

    assertThat(all(person))
        .extracting(entry -> entry.reading().context().kind())
        .containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  default void distinguishesEmptyFromUnknownContext() {
    PersonId person = newPerson();
    LoggedReading empty = stored(person, reading(NINE, 60, ReadingContext.fromText(""), "watch"));
    LoggedReading unknown =
        stored(person, reading(TEN, 60, ReadingContext.of(Kind.UNKNOWN), "watch"));

    assertThat(all(person)).containsExactly(unknown, empty);
  }

  @Test
  default void repeatedReadingIsExisting() {
    PersonId person = newPerson();
    LoggedReading first = stored(person, reading(NINE, 60, WALKING, "watch"));

    AddResult<LoggedReading> again =
        readings()
            .add(person, reading(NINE.plusNanos(999), 60, ReadingContext.of(Kind.ACTIVE), "watch"));

    assertThat(again).isEqualTo(new AddResult<>(Outcome.EXISTING, first));
    assertThat(all(person)).containsExactly(first);
    assertThat(revision(person)).isEqualTo(1);
  }

  @Test
  default void differentHeartRateIsConflict() {
    PersonId person = newPerson();
    LoggedReading first = stored(person, reading(NINE, 60, WALKING, "watch"));

    AddResult<LoggedReading> other = readings().add(person, reading(NINE, 61, WALKING, "watch"));

    assertThat(other).isEqualTo(new AddResult<>(Outcome.CONFLICT, first));
    assertThat(all(person)).containsExactly(first);
    assertThat(revision(person)).isEqualTo(1);
  }

  @Test
  default void distinguishesSourcesAndMilliseconds() {
    PersonId person = newPerson();

    LoggedReading watch = stored(person, reading(NINE, 60, WALKING, "watch"));
    LoggedReading upper = stored(person, reading(NINE, 61, WALKING, "Watch"));
    LoggedReading later = stored(person, reading(NINE.plusMillis(1), 62, WALKING, "watch"));

    assertThat(all(person)).containsExactly(later, upper, watch);
    assertThat(List.of(watch.id(), upper.id(), later.id())).doesNotHaveDuplicates();
  }

  @Test
  default void firstReadingOfIdentityInBatchWins() {
    PersonId person = newPerson();
    LoggedReading earlier = stored(person, manual(NINE, 60));

    List<AddResult<LoggedReading>> added =
        readings()
            .addAll(
                person,
                List.of(
                    manual(TEN, 70),
                    manual(NINE, 60),
                    manual(NINE, 61),
                    manual(TEN, 71),
                    manual(TEN, 70),
                    reading(NINE, 60, WALKING, "watch")));

    assertThat(added)
        .extracting(AddResult::outcome)
        .containsExactly(
            Outcome.STORED,
            Outcome.EXISTING,
            Outcome.CONFLICT,
            Outcome.CONFLICT,
            Outcome.EXISTING,
            Outcome.STORED);
    assertThat(added.get(1).entry()).isEqualTo(earlier);
    assertThat(added.get(2).entry()).isEqualTo(earlier);
    assertThat(added.get(3).entry()).isEqualTo(added.get(0).entry());
    assertThat(added.get(4).entry()).isEqualTo(added.get(0).entry());
    assertThat(all(person)).hasSize(3);
    assertThat(revision(person)).isGreaterThan(1);
  }

  @Test
  default void repeatedBatchChangesNothing() {
    PersonId person = newPerson();
    List<Reading> batch =
        IntStream.range(0, 1_000)
            .mapToObj(i -> reading(NINE.plusSeconds(i), 50 + i % 50, WALKING, "watch " + i % 3))
            .toList();
    List<AddResult<LoggedReading>> first = readings().addAll(person, batch);
    assertThat(first).extracting(AddResult::outcome).containsOnly(Outcome.STORED);
    long revision = revision(person);

    List<AddResult<LoggedReading>> again = readings().addAll(person, batch);

    assertThat(again).extracting(AddResult::outcome).containsOnly(Outcome.EXISTING);
    assertThat(again)
        .extracting(AddResult::entry)
        .isEqualTo(first.stream().map(AddResult::entry).toList());
    assertThat(revision(person)).isEqualTo(revision);
  }

  @Test
  default void registersSourceOnceUnderConcurrency() {
    PersonId person = newPerson();

    Concurrently.run(
        8,
        thread ->
            readings().add(person, reading(NINE.plusSeconds(thread), 60, WALKING, "new watch")));

    assertThat(
            all(person).stream().map(entry -> entry.id() % ReadingLog.MAX_SOURCES).collect(toSet()))
        .hasSize(1);
  }

  @Test
  default void limitsSourcesPerPerson() {
    PersonId person = newPerson();
    List<Reading> full =
        IntStream.range(0, ReadingLog.MAX_SOURCES)
            .mapToObj(i -> reading(NINE, 60, WALKING, "source " + i))
            .toList();
    assertThat(readings().addAll(person, full))
        .extracting(AddResult::outcome)
        .containsOnly(Outcome.STORED);
    long revision = revision(person);

    assertRefused(
        Reason.CONFLICT,
        "too_many_sources",
        () ->
            readings()
                .addAll(person, List.of(reading(TEN, 60, WALKING, "source 1"), manual(TEN, 60))));
    assertRefused(
        Reason.CONFLICT, "too_many_sources", () -> readings().add(person, manual(TEN, 60)));
    long id = all(person).get(0).id();
    assertRefused(
        Reason.CONFLICT,
        "too_many_sources",
        () -> readings().change(person, id, seen -> manual(NINE, 60)));
    assertThat(all(person)).hasSize(ReadingLog.MAX_SOURCES);
    assertThat(revision(person)).isEqualTo(revision);
  }

  @Test
  default void updatesReadingInPlace() {
    PersonId person = newPerson();
    LoggedReading stored = stored(person, manual(NINE, 60));
    Reading expected =
        new Reading(NINE, new HeartRate(61), WALKING, Optional.of("again"), Reading.MANUAL);

    LoggedReading changed =
        readings()
            .change(
                person,
                stored.id(),
                seen -> {
                  assertThat(seen).isEqualTo(stored);
                  return expected;
                });

    assertThat(changed).isEqualTo(new LoggedReading(stored.id(), expected));
    assertThat(all(person)).containsExactly(changed);
    assertThat(revision(person)).isEqualTo(2);
  }

  @Test
  default void newTimestampOrSourceChangesId() {
    PersonId person = newPerson();
    LoggedReading stored = stored(person, manual(NINE, 60));

    LoggedReading later = readings().change(person, stored.id(), seen -> manual(TEN, 60));
    LoggedReading elsewhere =
        readings().change(person, later.id(), seen -> reading(TEN, 60, WALKING, "watch"));

    assertThat(later.id()).isNotEqualTo(stored.id());
    assertThat(elsewhere.id()).isNotEqualTo(later.id());
    assertThat(readings().find(person, stored.id())).isEmpty();
    assertThat(readings().find(person, later.id())).isEmpty();
    assertThat(all(person)).containsExactly(elsewhere);
    assertThat(elsewhere.reading()).isEqualTo(reading(TEN, 60, WALKING, "watch"));
  }

  @Test
  default void rejectsMoveOntoExistingReading() {
    PersonId person = newPerson();
    LoggedReading stored = stored(person, manual(NINE, 60));
    LoggedReading other = stored(person, manual(TEN, 60));

    assertRefused(
        Reason.CONFLICT,
        "reading_exists",
        () -> readings().change(person, stored.id(), seen -> manual(TEN, 60)));
    assertThat(all(person)).containsExactly(other, stored);
    assertThat(revision(person)).isEqualTo(2);
  }

  @Test
  default void listsNewestFirst() {
    PersonId person = newPerson();
    LoggedReading middle = stored(person, manual(NINE, 60));
    LoggedReading newest = stored(person, manual(TEN, 60));
    LoggedReading middleToo = stored(person, reading(NINE, 60, WALKING, "watch"));
    LoggedReading oldest = stored(person, manual(NINE.minusMillis(1), 60));

    assertThat(all(person)).containsExactly(newest, middleToo, middle, oldest);
    assertThat(readings().page(person, ReadingFilter.ALL, new Page(2, 1, Optional.empty())))
        .containsExactly(middleToo, middle);
    assertThat(readings().latest(person)).contains(newest);
  }

  @Test
  default void currentReadingSkipsFutureOnes() {
    PersonId person = newPerson();
    LoggedReading fiveMinutesAhead = stored(person, manual(NINE.plusSeconds(300), 60));
    stored(person, manual(NINE.plusSeconds(300).plusMillis(1), 61));
    LoggedReading past = stored(person, manual(NINE.minusSeconds(1), 62));

    assertThat(readings().current(person, NINE.plusNanos(1))).contains(fiveMinutesAhead);
    assertThat(readings().current(person, NINE.minusMillis(1))).contains(past);
    assertThat(readings().current(person, NINE.minusSeconds(302))).isEmpty();
  }

  @Test
  default void cursorIsStableDuringConcurrentWrites() {
    PersonId person = newPerson();
    List<LoggedReading> entries =
        IntStream.range(0, 6)
            .mapToObj(
                i -> stored(person, reading(NINE.plusSeconds(i / 2), 60, WALKING, "watch " + i)))
            .toList();
    assertThat(readings().page(person, ReadingFilter.ALL, Page.first(3)))
        .containsExactly(entries.get(5), entries.get(4), entries.get(3));

    stored(person, manual(TEN, 60));
    readings().remove(person, entries.get(3).id(), seen -> {});

    Position last = new Position(NINE.plusSeconds(1), entries.get(3).id());
    assertThat(readings().page(person, ReadingFilter.ALL, new Page(3, 0, Optional.of(last))))
        .containsExactly(entries.get(2), entries.get(1), entries.get(0));
  }

  @Test
  default void readsSeriesOldestFirstFromCursor() {
    PersonId person = newPerson();
    List<LoggedReading> entries =
        IntStream.range(0, 6)
            .mapToObj(
                i -> stored(person, reading(NINE.plusSeconds(i / 2), 60, WALKING, "watch " + i)))
            .toList();
    stored(person, manual(NINE.minusMillis(1), 60));
    LoggedReading last = stored(person, manual(TEN.minusMillis(1), 60));
    stored(person, manual(TEN, 60));

    assertThat(readings().oldestFirst(person, NINE, TEN, Optional.empty(), 4))
        .isEqualTo(entries.subList(0, 4));
    Position seen = new Position(NINE.plusSeconds(1), entries.get(2).id());
    assertThat(readings().oldestFirst(person, NINE, TEN, Optional.of(seen), 10))
        .containsExactly(entries.get(3), entries.get(4), entries.get(5), last);
    assertThat(readings().oldestFirst(person, Instant.MIN, Instant.MAX, Optional.empty(), 10))
        .hasSize(9);
    assertThat(readings().oldestFirst(newPerson(), NINE, TEN, Optional.empty(), 10)).isEmpty();
  }

  /** For cursors before, in and after the period, with and without a filter and an offset. */
  @Test
  default void continuesFilteredPageAfterCursor() {
    PersonId person = newPerson();
    List<LoggedReading> entries =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    stored(
                        person,
                        reading(NINE.plusSeconds(i / 2), 60 + i % 3, WALKING, "watch " + i % 2)))
            .toList();
    for (int from = 0; from <= 6; from++) {
      for (int until = from; until <= 6; until++) {
        for (LoggedReading seen : entries) {
          assertContinues(person, entries, NINE.plusSeconds(from), NINE.plusSeconds(until), seen);
        }
      }
    }
  }

  private void assertContinues(
      PersonId person,
      List<LoggedReading> entries,
      Instant from,
      Instant until,
      LoggedReading seen) {
    ReadingFilter period = ReadingFilter.between(from, until);
    ReadingFilter slow =
        new ReadingFilter(
            period.from(),
            period.until(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.of(61));
    List<LoggedReading> left =
        entries.stream()
            .filter(entry -> !entry.reading().measuredAt().isBefore(from))
            .filter(entry -> entry.reading().measuredAt().isBefore(until))
            .filter(entry -> entry.id() < seen.id())
            .sorted(Comparator.comparingLong(LoggedReading::id).reversed())
            .toList();
    List<LoggedReading> leftSlow =
        left.stream().filter(entry -> entry.reading().heartRate().bpm() <= 61).toList();
    Optional<Position> after = Optional.of(new Position(seen.reading().measuredAt(), seen.id()));

    assertThat(readings().page(person, period, new Page(20, 0, after))).isEqualTo(left);
    assertThat(readings().page(person, slow, new Page(20, 0, after))).isEqualTo(leftSlow);
    assertThat(readings().page(person, slow, new Page(2, 1, after)))
        .isEqualTo(leftSlow.stream().skip(1).limit(2).toList());
    assertThat(readings().oldestFirst(person, from, until, after, 20))
        .isEqualTo(
            entries.stream()
                .filter(entry -> !entry.reading().measuredAt().isBefore(from))
                .filter(entry -> entry.reading().measuredAt().isBefore(until))
                .filter(entry -> entry.id() > seen.id())
                .toList());
  }

  @Test
  default void filtersPage() {
    PersonId person = newPerson();
    LoggedReading rest = stored(person, manual(NINE, 60));
    LoggedReading walk = stored(person, reading(NINE.plusMillis(1), 90, WALKING, "watch"));
    LoggedReading run =
        stored(person, reading(TEN, 150, ReadingContext.of(Kind.EXERCISE), "watch"));

    assertThat(filtered(person, Optional.empty(), Optional.of("watch"))).containsExactly(run, walk);
    assertThat(filtered(person, Optional.empty(), Optional.of("unused"))).isEmpty();
    assertThat(filtered(person, Optional.of(WALKING.label()), Optional.empty()))
        .containsExactly(walk);
    assertThat(filtered(person, Optional.of("resting"), Optional.empty())).containsExactly(rest);
    assertThat(filtered(person, Optional.of("exercise"), Optional.of("watch")))
        .containsExactly(run);
    assertThat(readings().page(person, ReadingFilter.between(NINE, TEN), Page.first(10)))
        .containsExactly(walk, rest);
    assertThat(
            readings()
                .page(person, ReadingFilter.between(Instant.MIN, Instant.MAX), Page.first(10)))
        .hasSize(3);
    ReadingFilter fast =
        new ReadingFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.of(60),
            OptionalInt.of(90));
    assertThat(readings().page(person, fast, Page.first(10))).containsExactly(walk, rest);
  }

  private List<LoggedReading> filtered(
      PersonId person, Optional<String> contextLabel, Optional<String> source) {
    ReadingFilter filter =
        new ReadingFilter(
            Optional.empty(),
            Optional.empty(),
            contextLabel,
            source,
            OptionalInt.empty(),
            OptionalInt.empty());
    return readings().page(person, filter, Page.first(10));
  }

  @Test
  default void removesOnlyReadingsOfTheImport() {
    PersonId person = newPerson();
    PersonId other = newPerson();
    Reading before = manual(NINE, 60);
    stored(person, before);
    OptionalLong importId = OptionalLong.of(7);
    readings().addAll(other, List.of(manual(TEN, 60)), importId);
    readings().addAll(person, List.of(manual(TEN.plusSeconds(1), 60)), OptionalLong.of(8));
    readings()
        .addAll(person, List.of(before, manual(TEN, 70), manual(TEN.plusSeconds(2), 80)), importId);
    long revision = revision(person);

    assertThat(readings().removeImported(person, 7)).isEqualTo(2);

    assertThat(all(person))
        .extracting(LoggedReading::reading)
        .containsExactly(manual(TEN.plusSeconds(1), 60), before);
    assertThat(all(other)).hasSize(1);
    assertThat(revision(person)).isGreaterThan(revision);
    long after = revision(person);
    assertThat(readings().removeImported(person, 7)).isZero();
    assertThat(revision(person)).isEqualTo(after);
  }

  @Test
  default void keepsImportedReadingsChangedByPerson() {
    PersonId person = newPerson();
    LoggedReading imported =
        readings().addAll(person, List.of(manual(TEN, 70)), OptionalLong.of(7)).get(0).entry();
    readings().change(person, imported.id(), seen -> manual(TEN, 71));

    assertThat(readings().removeImported(person, 7)).isZero();

    assertThat(all(person)).extracting(LoggedReading::reading).containsExactly(manual(TEN, 71));
  }
}

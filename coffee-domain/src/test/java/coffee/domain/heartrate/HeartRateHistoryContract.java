package coffee.domain.heartrate;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static coffee.domain.heartrate.ReadingFixtures.reading;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.LocalDay;
import coffee.domain.Page;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link HeartRateHistory} must do. */
public interface HeartRateHistoryContract extends PeopleFixture {

  Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** The log that the history is about. */
  ReadingLog readings();

  /** The history under test. */
  HeartRateHistory history();

  private static BpmHistogram histogram(int... bpms) {
    BpmHistogram histogram = new BpmHistogram();
    for (int bpm : bpms) {
      histogram.add(bpm, 1);
    }
    return histogram;
  }

  private static Reading labelled(Instant measuredAt, int bpm, Kind kind) {
    return reading(measuredAt, bpm, ReadingContext.of(kind), "watch");
  }

  private PersonId personWith(Reading... readings) {
    PersonId person = newPerson();
    readings().addAll(person, List.of(readings));
    return person;
  }

  @Test
  default void isEmptyForPersonWithoutReadings() {
    PersonId person = newPerson();
    personWith(manual(NINE, 60));

    assertThat(history().byContext(person, NINE, TEN)).isEmpty();
    assertThat(history().buckets(person, NINE, TEN, Duration.ofMinutes(5), 10)).isEmpty();
    assertThat(history().buckets(person, NINE, TEN, Duration.ofMinutes(1), 10)).isEmpty();
    assertThat(history().bins(person, NINE, TEN)).isEmpty();
    assertThat(history().byDay(person, List.of())).isEmpty();
    LocalDay day = new LocalDay(LocalDate.of(2026, 3, 1), BERLIN);
    assertThat(history().byDay(person, List.of(day, day.plusDays(1))))
        .containsExactly(Map.of(), Map.of());
  }

  @Test
  default void countsByContextWithMillisecondEdges() {
    Instant from = Instant.parse("2026-03-01T09:02:30.500Z");
    Instant until = Instant.parse("2026-03-01T09:33:10.250Z");
    PersonId person =
        personWith(
            labelled(from.minusMillis(1), 50, Kind.RESTING),
            labelled(from, 51, Kind.RESTING),
            labelled(from.plusMillis(1), 51, Kind.RESTING),
            labelled(NINE.plusSeconds(300), 150, Kind.EXERCISE),
            reading(NINE.plusSeconds(600), 80, ReadingContext.fromText("walking"), "watch"),
            reading(NINE.plusSeconds(900), 81, ReadingContext.fromText("sitting"), "watch"),
            labelled(until.minusMillis(1), 52, Kind.RESTING),
            labelled(until, 53, Kind.RESTING));

    assertThat(history().byContext(person, from, until))
        .isEqualTo(
            Map.of(
                Kind.RESTING, histogram(51, 51, 52),
                Kind.EXERCISE, histogram(150),
                Kind.UNKNOWN, histogram(80, 81)));
  }

  @Test
  default void countsWindowInsideOneBin() {
    PersonId person =
        personWith(
            manual(NINE.plusSeconds(10), 60),
            manual(NINE.plusSeconds(20), 61),
            manual(NINE.plusSeconds(30), 62));

    assertThat(history().byContext(person, NINE.plusSeconds(20), NINE.plusSeconds(30)))
        .isEqualTo(Map.of(Kind.RESTING, histogram(61)));
    assertThat(history().byContext(person, NINE.plusSeconds(30), NINE.plusSeconds(20))).isEmpty();
    assertThat(history().byContext(person, NINE.plusSeconds(30), NINE.plusSeconds(30))).isEmpty();
  }

  @Test
  default void countsEverythingForUnboundedPeriod() {
    PersonId person = personWith(manual(NINE, 60), manual(TEN, 61));

    assertThat(history().byContext(person, Instant.MIN, Instant.MAX))
        .isEqualTo(Map.of(Kind.RESTING, histogram(60, 61)));
    assertThat(history().bins(person, Instant.MIN, Instant.MAX)).hasSize(2);
  }

  @Test
  default void countsMoreThan255ReadingsOfOneHeartRate() {
    PersonId person = newPerson();
    readings()
        .addAll(
            person,
            IntStream.range(0, 1_000).mapToObj(i -> manual(NINE.plusMillis(i), 60)).toList());

    BpmHistogram thousand = new BpmHistogram();
    thousand.add(60, 1_000);
    assertThat(history().byContext(person, NINE, TEN)).isEqualTo(Map.of(Kind.RESTING, thousand));
    assertThat(history().bins(person, NINE, TEN))
        .containsExactly(
            new HeartRateBin(HeartRateBin.numberOf(NINE), 1_000, 60, false, false, false));
  }

  @Test
  default void valueOfBinIsTwentiethPercentileFromTenReadingsOn() {
    PersonId person = newPerson();
    long number = HeartRateBin.numberOf(NINE);
    for (int count : new int[] {9, 10, 11, 60}) {
      Instant start = NINE.plusSeconds((long) HeartRateBin.SECONDS * count);
      readings()
          .addAll(
              person,
              IntStream.range(0, count)
                  .mapToObj(i -> manual(start.plusSeconds(i), 60 + count - i))
                  .toList());
    }

    assertThat(history().bins(person, NINE, NINE.plus(Duration.ofHours(6))))
        .containsExactly(
            new HeartRateBin(number + 9, 9, 65, 65, false, false, false),
            new HeartRateBin(number + 10, 10, 65.5, 62, false, false, false),
            new HeartRateBin(number + 11, 11, 66, 63, false, false, false),
            new HeartRateBin(number + 60, 60, 90.5, 72, false, false, false));
  }

  @Test
  default void groupsReadingsIntoEqualBuckets() {
    PersonId person =
        personWith(
            manual(NINE.minusMillis(1), 49),
            manual(NINE, 50),
            labelled(NINE.plusSeconds(59), 51, Kind.EXERCISE),
            manual(NINE.plusSeconds(60), 52),
            manual(NINE.plusSeconds(899), 53),
            manual(NINE.plusSeconds(900), 54),
            manual(TEN, 55));

    assertThat(history().buckets(person, NINE, TEN, Duration.ofMinutes(15), 10))
        .containsExactly(
            new HeartRateBucket(NINE, histogram(50, 51, 52, 53)),
            new HeartRateBucket(NINE.plusSeconds(900), histogram(54)));
    assertThat(history().buckets(person, NINE, TEN, Duration.ofMinutes(1), 2))
        .containsExactly(
            new HeartRateBucket(NINE, histogram(50, 51)),
            new HeartRateBucket(NINE.plusSeconds(60), histogram(52)));
    assertThat(history().buckets(person, NINE, TEN, Duration.ofMinutes(15), 1)).hasSize(1);
  }

  @Test
  default void clipsFirstAndLastBucketToPeriod() {
    Instant from = NINE.plusSeconds(100);
    Instant until = NINE.plusSeconds(3_700);
    PersonId person =
        personWith(
            manual(from.minusMillis(1), 49),
            manual(from, 50),
            manual(NINE.plusSeconds(400), 51),
            manual(NINE.plusSeconds(3_600), 52),
            manual(until, 53));

    assertThat(history().buckets(person, from, until, Duration.ofHours(1), 10))
        .containsExactly(
            new HeartRateBucket(from, histogram(50, 51)), new HeartRateBucket(TEN, histogram(52)));
    assertThat(history().buckets(person, from, until, Duration.ofMinutes(7), 10))
        .containsExactly(
            new HeartRateBucket(from, histogram(50)),
            new HeartRateBucket(Instant.parse("2026-03-01T09:05:00Z"), histogram(51)),
            new HeartRateBucket(Instant.parse("2026-03-01T09:54:00Z"), histogram(52)));
  }

  @Test
  default void countsDaysAcrossClockChange() {
    LocalDay before = new LocalDay(LocalDate.of(2026, 3, 28), BERLIN);
    List<LocalDay> days = Stream.iterate(before, day -> day.plusDays(1)).limit(3).toList();
    Instant shortDay = Instant.parse("2026-03-28T23:00:00Z");
    PersonId person =
        personWith(
            manual(before.start().minusMillis(1), 48),
            manual(shortDay.minusMillis(1), 49),
            manual(shortDay, 50),
            labelled(shortDay.plus(Duration.ofHours(23)).minusMillis(1), 51, Kind.SLEEPING),
            manual(shortDay.plus(Duration.ofHours(23)), 52),
            manual(days.get(2).end(), 53));

    assertThat(history().byDay(person, days))
        .containsExactly(
            Map.of(Kind.RESTING, histogram(49)),
            Map.of(Kind.RESTING, histogram(50), Kind.SLEEPING, histogram(51)),
            Map.of(Kind.RESTING, histogram(52)));
  }

  @Test
  default void countsDaysOfZoneWithSecondOffset() {
    ZoneId odd = ZoneOffset.ofHoursMinutesSeconds(0, 0, 17);
    LocalDay day = new LocalDay(LocalDate.of(2026, 3, 1), odd);
    PersonId person =
        personWith(
            manual(day.start().minusMillis(1), 50),
            manual(day.start(), 51),
            manual(day.end().minusMillis(1), 52),
            manual(day.end(), 53));

    assertThat(history().byDay(person, List.of(day, day.plusDays(1))))
        .containsExactly(
            Map.of(Kind.RESTING, histogram(51, 52)), Map.of(Kind.RESTING, histogram(53)));
  }

  @Test
  default void edgeReadingBelongsToStartingBin() {
    PersonId person =
        personWith(
            manual(NINE.minusMillis(1), 60), manual(NINE, 70), manual(NINE.plusSeconds(1), 71));

    long number = HeartRateBin.numberOf(NINE);
    assertThat(history().bins(person, NINE.minusSeconds(300), TEN))
        .containsExactly(
            new HeartRateBin(number - 1, 1, 60, false, false, false),
            new HeartRateBin(number, 2, 70.5, false, false, false));
  }

  @Test
  default void computesMedianOfValidReadings() {
    PersonId person =
        personWith(
            manual(NINE, 29),
            manual(NINE.plusSeconds(1), 30),
            manual(NINE.plusSeconds(2), 220),
            manual(NINE.plusSeconds(3), 221),
            manual(NINE.plusSeconds(4), 90),
            manual(NINE.plusSeconds(300), 29));

    long number = HeartRateBin.numberOf(NINE);
    assertThat(history().bins(person, NINE, TEN))
        .containsExactly(
            new HeartRateBin(number, 3, 90, false, false, false),
            new HeartRateBin(number + 1, 0, 0, false, false, false));
  }

  @Test
  default void flagsBinByAnyReadingIncludingInvalid() {
    PersonId person =
        personWith(
            labelled(NINE, 20, Kind.EXERCISE),
            labelled(NINE.plusSeconds(300), 250, Kind.SLEEPING),
            labelled(NINE.plusSeconds(600), 60, Kind.ACTIVE),
            labelled(NINE.plusSeconds(601), 60, Kind.PANIC));

    long number = HeartRateBin.numberOf(NINE);
    assertThat(history().bins(person, NINE, TEN))
        .containsExactly(
            new HeartRateBin(number, 0, 0, true, false, false),
            new HeartRateBin(number + 1, 0, 0, false, true, false),
            new HeartRateBin(number + 2, 2, 60, false, false, true));
  }

  @Test
  default void returnsWholeBinsStartingInPeriod() {
    PersonId person =
        personWith(
            manual(NINE, 60),
            manual(NINE.plusSeconds(300), 61),
            manual(NINE.plusSeconds(599), 63),
            manual(NINE.plusSeconds(600), 64));

    long number = HeartRateBin.numberOf(NINE);
    assertThat(history().bins(person, NINE.plusMillis(1), NINE.plusSeconds(301)))
        .containsExactly(new HeartRateBin(number + 1, 2, 62, false, false, false));
    assertThat(history().bins(person, NINE.plusSeconds(300), NINE.plusSeconds(600)))
        .containsExactly(new HeartRateBin(number + 1, 2, 62, false, false, false));
  }

  @Test
  default void binsFollowEveryWrite() {
    PersonId person = personWith(manual(NINE, 60), manual(NINE.plusSeconds(1), 70));
    long number = HeartRateBin.numberOf(NINE);
    LoggedReading second = readings().latest(person).orElseThrow();

    LoggedReading moved =
        readings()
            .change(
                person, second.id(), seen -> labelled(NINE.plusSeconds(300), 70, Kind.EXERCISE));
    assertThat(history().bins(person, NINE, TEN))
        .containsExactly(
            new HeartRateBin(number, 1, 60, false, false, false),
            new HeartRateBin(number + 1, 1, 70, true, false, false));

    readings().remove(person, moved.id(), seen -> {});
    assertThat(history().bins(person, NINE, TEN))
        .containsExactly(new HeartRateBin(number, 1, 60, false, false, false));
    assertThat(history().byContext(person, NINE, TEN))
        .isEqualTo(Map.of(Kind.RESTING, histogram(60)));

    LoggedReading last = readings().page(person, ReadingFilter.ALL, Page.first(1)).get(0);
    readings().change(person, last.id(), seen -> manual(NINE, 62));
    assertThat(history().bins(person, NINE, TEN))
        .containsExactly(new HeartRateBin(number, 1, 62, false, false, false));
  }
}

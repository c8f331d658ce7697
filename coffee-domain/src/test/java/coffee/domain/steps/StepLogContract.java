package coffee.domain.steps;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.steps.StepFixtures.WATCH;
import static coffee.domain.steps.StepFixtures.all;
import static coffee.domain.steps.StepFixtures.counted;
import static coffee.domain.steps.StepFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.TimeRange;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.domain.steps.StepLog.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link StepLog} must do. */
public interface StepLogContract extends PeopleFixture {

  Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  Instant LAST_MINUTE = Instant.parse("2026-03-01T23:59:00Z");
  LocalDate DAY = LocalDate.parse("2026-03-01");

  /** The log under test. */
  StepLog steps();

  private List<Outcome> add(PersonId person, StepCount... counts) {
    return steps().addAll(person, List.of(counts), OptionalLong.empty()).stream()
        .map(AddResult::outcome)
        .toList();
  }

  @Test
  default void storesCountsInTheOrderOfDaySourceAndTime() {
    PersonId person = newPerson();
    StepCount early = minute(NINE, 10);
    StepCount late = minute(NINE.plusSeconds(60), 0);
    StepCount ofPhone = counted(NINE.plusMillis(1), Duration.ofMillis(90_001), 10_000, "Phöne 😀");
    StepCount nextDay = minute(NINE.plus(Duration.ofDays(1)), 5);
    assertThat(add(person, nextDay, late, ofPhone, early)).containsOnly(Outcome.STORED);
    assertThat(all(steps(), person)).containsExactly(ofPhone, early, late, nextDay);
  }

  @Test
  default void storesTheSameCountOnce() {
    PersonId person = newPerson();
    assertThat(add(person, minute(NINE, 10), minute(NINE, 10)))
        .containsExactly(Outcome.STORED, Outcome.EXISTING);
    long revision = revision(person);
    assertThat(add(person, minute(NINE, 10))).containsExactly(Outcome.EXISTING);
    assertThat(revision(person)).isEqualTo(revision);
    assertThat(all(steps(), person)).containsExactly(minute(NINE, 10));
  }

  @Test
  default void replacesACountThatHasGrown() {
    PersonId person = newPerson();
    add(person, minute(NINE, 10));
    StepCount grown = counted(NINE, Duration.ofMinutes(2), 25, WATCH);
    assertThat(add(person, minute(NINE, 12), grown)).containsOnly(Outcome.STORED);
    assertThat(all(steps(), person)).containsExactly(grown);
    assertThat(add(person, minute(NINE, 12))).containsExactly(Outcome.CONFLICT);
    assertThat(all(steps(), person)).containsExactly(grown);
  }

  @Test
  default void refusesToCountATimeTwiceForOneSource() {
    PersonId person = newPerson();
    StepCount stored = counted(NINE, Duration.ofMinutes(5), 100, WATCH);
    add(person, stored);
    long revision = revision(person);
    StepCount inside = minute(NINE.plusSeconds(120), 20);
    StepCount around = counted(NINE.minusSeconds(60), Duration.ofMinutes(10), 100, WATCH);
    assertThat(steps().addAll(person, List.of(inside, around), OptionalLong.empty()))
        .containsExactly(
            new AddResult<>(Outcome.CONFLICT, stored), new AddResult<>(Outcome.CONFLICT, stored));
    assertThat(revision(person)).isEqualTo(revision);
    assertThat(add(person, minute(NINE.minusSeconds(60), 1), minute(NINE.plusSeconds(300), 2)))
        .containsOnly(Outcome.STORED);
    assertThat(add(person, counted(NINE, Duration.ofMinutes(5), 90, "phone")))
        .containsExactly(Outcome.STORED);
  }

  @Test
  default void removesWhatAnImportAdded() {
    PersonId person = newPerson();
    add(person, minute(NINE, 1), minute(NINE.plusSeconds(60), 2));
    List<StepCount> imported =
        List.of(
            minute(NINE, 1),
            minute(NINE.plusSeconds(60), 20),
            minute(NINE.plusSeconds(120), 3),
            counted(NINE.plus(Duration.ofDays(3)), Duration.ofMinutes(1), 4, "phone"));
    steps().addAll(person, imported, OptionalLong.of(7));
    steps().addAll(person, List.of(minute(NINE.plusSeconds(180), 5)), OptionalLong.of(8));
    long revision = revision(person);
    assertThat(steps().removeImported(person, 7)).isEqualTo(3);
    assertThat(all(steps(), person))
        .containsExactly(minute(NINE, 1), minute(NINE.plusSeconds(180), 5));
    assertThat(revision(person)).isEqualTo(revision + 1);
    assertThat(steps().removeImported(person, 7)).isZero();
    assertThat(revision(person)).isEqualTo(revision + 1);
  }

  @Test
  default void removesWhatBeginsInAPeriod() {
    PersonId person = newPerson();
    StepCount phone = counted(NINE.plusSeconds(60), Duration.ofMinutes(1), 9, "phone");
    add(person, minute(NINE, 1), minute(NINE.plusSeconds(60), 2), phone);
    add(person, minute(NINE.plusSeconds(120), 3));
    TimeRange second = new TimeRange(NINE.plusSeconds(1), NINE.plusSeconds(120));
    assertThat(steps().remove(person, second, Optional.of("ring"))).isZero();
    assertThat(steps().remove(person, second, Optional.of(WATCH))).isEqualTo(1);
    assertThat(all(steps(), person))
        .containsExactly(phone, minute(NINE, 1), minute(NINE.plusSeconds(120), 3));
    TimeRange all = new TimeRange(Instant.MIN, Instant.MAX);
    assertThat(steps().remove(person, all, Optional.empty())).isEqualTo(3);
    assertThat(all(steps(), person)).isEmpty();
  }

  @Test
  default void listsDaysPageByPage() {
    PersonId person = newPerson();
    List<Position> expected = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      for (String source : List.of("Watch", "phone", "watch")) {
        expected.add(new Position(DAY.plusDays(day), source));
        add(person, counted(NINE.plus(Duration.ofDays(day)), Duration.ofMinutes(1), day, source));
      }
    }
    List<Position> found = new ArrayList<>();
    Optional<Position> after = Optional.empty();
    List<StepDay> page;
    do {
      page = steps().days(person, DAY, DAY.plusDays(2), after, 2);
      page.forEach(day -> found.add(new Position(day.day(), day.source())));
      after = page.isEmpty() ? after : Optional.of(found.get(found.size() - 1));
    } while (page.size() == 2);
    assertThat(found).isEqualTo(expected);
    assertThat(steps().days(person, DAY.plusDays(1), DAY.plusDays(1), Optional.empty(), 9))
        .extracting(StepDay::day)
        .containsExactly(DAY.plusDays(1), DAY.plusDays(1), DAY.plusDays(1));
  }

  @Test
  default void tellsTheStepsOfFiveMinutesOfAPeriod() {
    PersonId person = newPerson();
    Instant midnight = LAST_MINUTE.plusSeconds(60);
    add(person, minute(LAST_MINUTE, 7), minute(midnight.plusSeconds(600), 8));
    add(person, counted(midnight.plusSeconds(300), Duration.ofMinutes(1), 99, "phone"));
    FiveMinuteSteps found =
        StepDays.fiveMinutes(
            steps(), person, new TimeRange(midnight, NINE.plus(Duration.ofDays(1))));
    assertThat(found.steps()).containsExactly(0, 99, 8);
    assertThat(found.bin(0)).isEqualTo(midnight.getEpochSecond() / 300);
  }

  @Test
  default void keepsEveryDetailOfADayOfMinutes() {
    PersonId person = newPerson();
    Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
    List<StepCount> minutes =
        IntStream.range(0, 1_440)
            .mapToObj(i -> minute(midnight.plusSeconds(60L * i), i * i % 211))
            .toList();
    steps().addAll(person, minutes, OptionalLong.of(Long.MAX_VALUE));
    assertThat(all(steps(), person)).isEqualTo(minutes);
    assertThat(steps().removeImported(person, Long.MAX_VALUE)).isEqualTo(1_440);
  }

  @Test
  default void limitsTheSourcesOfADay() {
    PersonId person = newPerson();
    StepCount[] many =
        IntStream.range(0, StepLog.MAX_SOURCES_PER_DAY)
            .mapToObj(i -> counted(NINE, Duration.ofMinutes(1), i, "source " + i))
            .toArray(StepCount[]::new);
    add(person, many);
    assertRefused(
        Reason.CONFLICT,
        "too_many_sources",
        () -> add(person, counted(LAST_MINUTE, Duration.ofMinutes(1), 1, "one more")));
    assertThat(
            add(person, counted(NINE.minusSeconds(86_400), Duration.ofMinutes(1), 1, "one more")))
        .containsExactly(Outcome.STORED);
    assertThat(all(steps(), person)).hasSize(StepLog.MAX_SOURCES_PER_DAY + 1);
  }

  @Test
  default void keepsPersonsApart() {
    PersonId person = newPerson();
    PersonId other = newPerson();
    add(person, minute(NINE, 1));
    add(other, minute(NINE, 2));
    TimeRange all = new TimeRange(Instant.MIN, Instant.MAX);
    assertThat(steps().remove(other, all, Optional.empty())).isEqualTo(1);
    assertThat(all(steps(), person)).containsExactly(minute(NINE, 1));
    assertThat(all(steps(), other)).isEmpty();
  }

  @Test
  default void rejectsAnUnknownPerson() {
    PersonId nobody = new PersonId(Long.MAX_VALUE);
    assertRefused(Reason.NOT_FOUND, "not_found", () -> add(nobody, minute(NINE, 1)));
    assertRefused(Reason.NOT_FOUND, "not_found", () -> steps().removeImported(nobody, 1));
  }

  @Test
  default void losesNothingOfConcurrentWriters() {
    PersonId person = newPerson();
    List<StepCount> counts =
        IntStream.range(0, 40).mapToObj(i -> minute(NINE.plusSeconds(60L * i), i)).toList();
    List<AddResult<StepCount>> added =
        Concurrently.run(
            8,
            writer ->
                steps()
                    .addAll(
                        person, counts.subList(5 * writer, 5 * writer + 5), OptionalLong.empty())
                    .get(0));
    assertThat(added).hasSize(8);
    assertThat(all(steps(), person)).isEqualTo(counts);
  }
}

package coffee.domain.exports;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static coffee.domain.heartrate.ReadingFixtures.reading;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.heartrate.HeartRate;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link ExportSource} must do. */
public interface ExportSourceContract extends PeopleFixture {

  Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  /** The data under test: what is in the logs. */
  ExportSource data();

  IntakeLog intakes();

  ReadingLog readings();

  private static Intake coffee(Instant instant, double milligrams) {
    return Intake.of(instant, new Caffeine(milligrams));
  }

  private List<LoggedIntake> allIntakes(PersonId person) {
    return data().intakes(person, Instant.MIN, Instant.MAX).toList();
  }

  private List<Reading> allReadings(PersonId person) {
    return data().readings(person, Instant.MIN, Instant.MAX).map(LoggedReading::reading).toList();
  }

  @Test
  default void streamsEveryFieldOfLoggedEntries() {
    PersonId person = newPerson();
    Intake drink =
        new Intake(
            NINE.plusMillis(123),
            new Caffeine(95.123456789),
            Optional.of("Käffchen ☕ 😀"),
            Optional.of("one\ntwo \\ \"three\""),
            Duration.ofMinutes(7),
            Optional.of("téléphone"),
            Optional.of("client-1"));
    LoggedIntake stored = intakes().add(person, drink).entry();
    Reading measured =
        new Reading(
            NINE.plusMillis(456),
            new HeartRate(61),
            new ReadingContext(Kind.UNKNOWN, "yoga 🧘"),
            Optional.of("after\tlunch"),
            "wätch");
    LoggedReading kept = readings().add(person, measured).entry();
    assertThat(allIntakes(person)).containsExactly(stored);
    assertThat(data().readings(person, Instant.MIN, Instant.MAX)).containsExactly(kept);
  }

  @Test
  default void includesStartAndExcludesEndOfPeriod() {
    PersonId person = newPerson();
    for (int second = 0; second < 4; second++) {
      intakes().add(person, coffee(NINE.plusSeconds(second), 60 + second));
      readings().add(person, manual(NINE.plusSeconds(second), 60 + second));
    }
    Instant from = NINE.plusSeconds(1);
    Instant until = NINE.plusSeconds(3);
    assertThat(data().intakes(person, from, until))
        .extracting(entry -> entry.intake().caffeine().milligrams())
        .containsExactly(61.0, 62.0);
    assertThat(data().readings(person, from, until))
        .extracting(entry -> entry.reading().heartRate().bpm())
        .containsExactly(61, 62);
  }

  @Test
  default void ordersByTimestampThenSourceOrId() {
    PersonId person = newPerson();
    ReadingContext active = ReadingContext.of(Kind.ACTIVE);
    List<Reading> logged =
        List.of(
            reading(NINE.plusSeconds(1), 60, active, "zebra"),
            reading(NINE.plusSeconds(1), 61, active, "Zebra"),
            reading(NINE.plusSeconds(1), 62, active, "ärmel"),
            reading(NINE.plusSeconds(1), 63, active, "apple watch"),
            reading(NINE, 64, active, "zebra"));
    readings().addAll(person, logged);
    assertThat(allReadings(person))
        .extracting(reading -> reading.heartRate().bpm())
        .containsExactly(64, 61, 63, 60, 62);

    intakes().addAll(person, List.of(coffee(NINE, 3), coffee(NINE, 1)));
    intakes().add(person, coffee(NINE.minusSeconds(1), 2));
    assertThat(allIntakes(person))
        .extracting(entry -> entry.intake().caffeine().milligrams())
        .containsExactly(2.0, 3.0, 1.0);
  }

  @Test
  default void streamsAllEntriesAcrossPages() {
    PersonId person = newPerson();
    List<Reading> measured = new ArrayList<>();
    for (int second = 0; second < 400; second++) {
      for (String source : List.of("strap", "ring", "watch")) {
        measured.add(
            reading(NINE.plusSeconds(second), 60, ReadingContext.of(Kind.RESTING), source));
      }
    }
    readings().addAll(person, measured);
    List<Intake> drinks =
        IntStream.range(0, 700).mapToObj(i -> coffee(NINE.plusSeconds(i / 3), i)).toList();
    intakes().addAll(person, drinks);
    assertThat(allReadings(person)).hasSize(1_200).containsExactlyInAnyOrderElementsOf(measured);
    assertThat(allIntakes(person)).extracting(LoggedIntake::intake).isEqualTo(drinks);
  }

  @Test
  default void continuesCorrectlyDuringConcurrentWrites() {
    PersonId person = newPerson();
    List<Reading> measured =
        IntStream.range(0, 1_000).mapToObj(i -> manual(NINE.plusSeconds(i), 60)).toList();
    readings().addAll(person, measured);
    Iterator<LoggedReading> reading = data().readings(person, Instant.MIN, Instant.MAX).iterator();
    List<Reading> seen = new ArrayList<>();
    seen.add(reading.next().reading());
    readings().add(person, manual(NINE.minusSeconds(1), 99));
    readings().remove(person, readings().latest(person).orElseThrow().id(), stored -> {});
    reading.forEachRemaining(entry -> seen.add(entry.reading()));
    assertThat(seen).startsWith(measured.get(0)).doesNotHaveDuplicates();
    assertThat(seen.subList(0, 999)).isEqualTo(measured.subList(0, 999));
  }

  @Test
  default void neverStreamsEntriesOfOthers() {
    PersonId other = newPerson();
    intakes().add(other, coffee(NINE, 63));
    readings().add(other, manual(NINE, 63));
    PersonId person = newPerson();
    assertThat(allIntakes(person)).isEmpty();
    assertThat(allReadings(person)).isEmpty();
  }
}

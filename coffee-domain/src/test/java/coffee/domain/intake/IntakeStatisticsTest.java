package coffee.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.InMemoryStore;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntakeStatisticsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Clock WEDNESDAY =
      Clock.fixed(Instant.parse("2026-03-04T11:00:00Z"), ZoneOffset.UTC);

  private final InMemoryStore store = new InMemoryStore(WEDNESDAY);
  private final Person person = store.people().ensure("Ada", BERLIN);
  private final ReadIntakeDays days = new ReadIntakeDays(store.intakes(), WEDNESDAY);

  @Test
  void summarizesSeveralDays() {
    drink("2026-03-01T22:59:59.999Z", 500, "espresso");
    drink("2026-03-02T07:00:00Z", 80, "espresso");
    drink("2026-03-02T12:00:00Z", 120, "filter");
    drink("2026-03-04T07:00:00Z", 0, "espresso");

    IntakeStatistics statistics = days.statistics(person, 3);

    assertThat(statistics.periodDays()).isEqualTo(3);
    assertThat(statistics.totalCoffees()).isEqualTo(3);
    assertThat(statistics.totalMg()).isEqualTo(200);
    assertThat(statistics.averagePerDayMg()).isEqualTo(200.0 / 3);
    assertThat(statistics.averagePerCoffeeMg()).hasValue(200.0 / 3);
    assertThat(statistics.largestDoseMg()).hasValue(120);
    assertThat(statistics.smallestDoseMg()).hasValue(0);
    assertThat(statistics.mostCommonType()).contains("espresso");
    assertThat(statistics.daysWithCaffeine()).isEqualTo(1);
  }

  @Test
  void averagesAreEmptyWithoutIntakes() {
    IntakeStatistics statistics = days.statistics(person, 30);

    assertThat(statistics.totalMg()).isZero();
    assertThat(statistics.averagePerDayMg()).isZero();
    assertThat(statistics.averagePerCoffeeMg()).isEmpty();
    assertThat(statistics.largestDoseMg()).isEmpty();
    assertThat(statistics.mostCommonType()).isEmpty();
  }

  @Test
  void hasNoTypeWithoutIntakesDespiteConcurrentWrite() {
    List<IntakeDay> empty = days.read(person, 30);

    IntakeStatistics statistics = IntakeStatistics.of(empty, Optional.of("filter"));

    assertThat(statistics.totalCoffees()).isZero();
    assertThat(statistics.mostCommonType()).isEmpty();
  }

  @Test
  void mostCommonTypePrefersLatestOnTie() {
    drink("2026-03-02T07:00:00Z", 80, "filter");
    drink("2026-03-02T08:00:00Z", 80, "espresso");
    drink("2026-03-02T09:00:00Z", 80, "espresso");
    drink("2026-03-02T10:00:00Z", 80, "filter");

    assertThat(days.statistics(person, 3).mostCommonType()).contains("filter");
  }

  @Test
  void assignsIntakeToLocalDay() {
    drink("2026-03-02T23:30:00Z", 80, "filter");

    List<IntakeDay> lastThree = days.read(person, 3);

    assertThat(lastThree.get(0).count()).isZero();
    assertThat(lastThree.get(1).count()).isEqualTo(1);
  }

  private void drink(String at, double milligrams, String type) {
    Intake plain = Intake.of(Instant.parse(at), new Caffeine(milligrams));
    store
        .intakes()
        .add(
            person.id(),
            new Intake(
                plain.consumedAt(),
                plain.caffeine(),
                Optional.of(type),
                Optional.empty(),
                plain.duration(),
                Optional.empty(),
                Optional.empty()));
  }
}

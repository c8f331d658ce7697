package coffee.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntakeStatisticsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDay MONDAY = new LocalDay(LocalDate.of(2026, 3, 2), BERLIN);

  @Test
  void addUpARunOfDays() {
    List<DayOfIntake> days =
        DayOfIntake.spread(
            MONDAY,
            3,
            List.of(
                logged(1, "2026-03-02T07:00:00Z", 80, "espresso"),
                logged(2, "2026-03-02T12:00:00Z", 120, "filter"),
                logged(3, "2026-03-04T07:00:00Z", 0, "espresso")));

    IntakeStatistics statistics = IntakeStatistics.of(days);

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
  void knowNoAveragesWithoutDrinks() {
    IntakeStatistics statistics = IntakeStatistics.of(DayOfIntake.spread(MONDAY, 30, List.of()));

    assertThat(statistics.totalMg()).isZero();
    assertThat(statistics.averagePerDayMg()).isZero();
    assertThat(statistics.averagePerCoffeeMg()).isEmpty();
    assertThat(statistics.largestDoseMg()).isEmpty();
    assertThat(statistics.mostCommonType()).isEmpty();
  }

  @Test
  void ofEquallyCommonTypesNameTheLatestDrunk() {
    List<DayOfIntake> days =
        DayOfIntake.spread(
            MONDAY,
            1,
            List.of(
                logged(1, "2026-03-02T07:00:00Z", 80, "filter"),
                logged(2, "2026-03-02T08:00:00Z", 80, "espresso"),
                logged(3, "2026-03-02T09:00:00Z", 80, "espresso"),
                logged(4, "2026-03-02T10:00:00Z", 80, "filter")));

    assertThat(IntakeStatistics.of(days).mostCommonType()).contains("filter");
  }

  @Test
  void aDrinkBelongsToThePersonsLocalDay() {
    List<DayOfIntake> days =
        DayOfIntake.spread(MONDAY, 2, List.of(logged(1, "2026-03-02T23:30:00Z", 80, "filter")));

    assertThat(days.get(0).count()).isZero();
    assertThat(days.get(1).count()).isEqualTo(1);
  }

  private static LoggedIntake logged(long id, String at, double milligrams, String type) {
    Intake plain = Intake.of(Instant.parse(at), new Caffeine(milligrams));
    Intake intake =
        new Intake(
            plain.consumedAt(),
            plain.caffeine(),
            Optional.of(type),
            Optional.empty(),
            plain.duration(),
            Optional.empty(),
            Optional.empty());
    return new LoggedIntake(id, intake, Instant.EPOCH, Instant.EPOCH);
  }
}

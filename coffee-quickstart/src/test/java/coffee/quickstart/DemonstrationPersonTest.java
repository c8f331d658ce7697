package coffee.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.heartrate.Context;
import coffee.domain.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationPersonTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant EVENING = Instant.parse("2026-05-10T19:00:00Z");

  @Test
  void isTheSameEveryTime() {
    assertThat(DemonstrationPerson.upTo(EVENING, BERLIN))
        .isEqualTo(DemonstrationPerson.upTo(EVENING, BERLIN));
  }

  @Test
  void drinksAboutTwoCupsADayAndNoneOnSome() {
    DemonstrationPerson person = DemonstrationPerson.upTo(EVENING, BERLIN);
    Map<LocalDate, Long> cups =
        person.cups().stream()
            .collect(
                Collectors.groupingBy(
                    cup -> cup.consumedAt().atZone(BERLIN).toLocalDate(), Collectors.counting()));
    assertThat(person.cups().size() / (double) DemonstrationPerson.DAYS)
        .isCloseTo(2.2, within(0.3));
    assertThat(cups).hasSizeBetween(DemonstrationPerson.DAYS - 10, DemonstrationPerson.DAYS - 1);
    assertThat(person.cups()).extracting(Intake::consumedAt).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-05-10T19:00:00Z", "2026-05-09T22:00:00Z", "2026-03-29T01:00:00Z"})
  void hasDrunkSomethingTodayAndNothingInTheFuture(Instant now) {
    DemonstrationPerson person = DemonstrationPerson.upTo(now, BERLIN);
    Instant lastCup = person.cups().get(person.cups().size() - 1).consumedAt();
    assertThat(lastCup).isBeforeOrEqualTo(now);
    assertThat(lastCup.atZone(BERLIN).toLocalDate()).isEqualTo(now.atZone(BERLIN).toLocalDate());
    Instant lastBeat = person.readings().get(person.readings().size() - 1).measuredAt();
    assertThat(Duration.between(lastBeat, now)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void sleepsAndRunsAndRests() {
    assertThat(DemonstrationPerson.upTo(EVENING, BERLIN).readings())
        .hasSizeGreaterThan(70_000)
        .extracting(reading -> reading.context().kind())
        .contains(
            Context.Kind.SLEEPING,
            Context.Kind.EXERCISE,
            Context.Kind.RECOVERY,
            Context.Kind.RESTING);
  }
}

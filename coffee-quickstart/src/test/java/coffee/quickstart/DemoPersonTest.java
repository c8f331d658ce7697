package coffee.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.domain.InMemoryStore;
import coffee.domain.LocalDay;
import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.correlation.CorrelationObserver;
import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.correlation.result.Verdict;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.intake.Intake;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPersonTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant EVENING = Instant.parse("2026-05-10T19:00:00Z");

  @Test
  void isDeterministic() {
    assertThat(DemoPerson.upTo(EVENING, BERLIN)).isEqualTo(DemoPerson.upTo(EVENING, BERLIN));
  }

  @Test
  void drinksAboutTwoCupsPerDay() {
    DemoPerson person = DemoPerson.upTo(EVENING, BERLIN);
    Map<LocalDate, Long> cups =
        person.cups().stream()
            .collect(
                Collectors.groupingBy(
                    cup -> cup.consumedAt().atZone(BERLIN).toLocalDate(), Collectors.counting()));
    assertThat(person.cups().size() / (double) DemoPerson.DAYS).isCloseTo(2.2, within(0.3));
    assertThat(cups).hasSizeBetween(DemoPerson.DAYS - 10, DemoPerson.DAYS - 1);
    assertThat(person.cups()).extracting(Intake::consumedAt).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-05-10T19:00:00Z", "2026-05-09T22:00:00Z", "2026-03-29T01:00:00Z"})
  void lastCupIsTodayAndNotInFuture(Instant now) {
    DemoPerson person = DemoPerson.upTo(now, BERLIN);
    Instant lastCup = person.cups().get(person.cups().size() - 1).consumedAt();
    assertThat(lastCup).isBeforeOrEqualTo(now);
    assertThat(lastCup.atZone(BERLIN).toLocalDate()).isEqualTo(now.atZone(BERLIN).toLocalDate());
    Instant lastBeat = person.readings().get(person.readings().size() - 1).measuredAt();
    assertThat(Duration.between(lastBeat, now)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  /** The README asks for both halves, whenever somebody reads it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-10T19:00:00Z",
        "2026-03-29T01:30:00Z",
        "2026-10-26T06:00:00Z",
        "2027-01-01T23:59:00Z",
        "2028-02-29T10:00:00Z"
      })
  void knowsWhatCoffeeDoesInEachHalfOfTheTime(Instant now) {
    DemoPerson person = DemoPerson.upTo(now, BERLIN);
    InMemoryStore store = new InMemoryStore(Clock.fixed(now, ZoneOffset.UTC));
    Person owner = store.people().ensure(People.OWNER, BERLIN);
    store.intakes().addAll(owner.id(), person.cups(), OptionalLong.empty());
    store.readings().addAll(owner.id(), person.readings(), OptionalLong.empty());
    AnalyzeCorrelation answers =
        new AnalyzeCorrelation(
            new AnalyzeCorrelation.Data(store.intakes(), store.history(), store.steps()),
            Clock.fixed(now, ZoneOffset.UTC),
            CorrelationObserver.NONE);
    LocalDay today = LocalDay.containing(now, BERLIN);
    Instant middle = today.plusDays(-28).start();
    for (CorrelationRequest half :
        List.of(request(today.plusDays(-56).start(), middle), request(middle, now))) {
      assertThat(answers.analyze(owner, half).answer().verdict()).isEqualTo(Verdict.RAISES);
    }
  }

  private static CorrelationRequest request(Instant from, Instant until) {
    return new CorrelationRequest(from, until, 3, OptionalDouble.empty(), 2);
  }

  @Test
  void readingsCoverAllContexts() {
    assertThat(DemoPerson.upTo(EVENING, BERLIN).readings())
        .hasSizeGreaterThan(70_000)
        .extracting(reading -> reading.context().kind())
        .contains(
            ReadingContext.Kind.SLEEPING,
            ReadingContext.Kind.EXERCISE,
            ReadingContext.Kind.RECOVERY,
            ReadingContext.Kind.RESTING);
  }
}

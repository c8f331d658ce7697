package coffee.domain.correlation;

import coffee.domain.Ticker;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.OneCompartment;
import coffee.domain.caffeine.ReadCaffeine;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Use case: what does coffee do to my heart rate? */
public final class AnswerCorrelation {

  private final IntakeLog intakes;
  private final HeartRateHistory history;
  private final Clock clock;
  private final AnswerObserver observer;
  private final Ticker ticker = Ticker.SYSTEM;

  /** Over what was drunk and what was measured. */
  public AnswerCorrelation(
      IntakeLog intakes, HeartRateHistory history, Clock clock, AnswerObserver observer) {
    this.intakes = intakes;
    this.history = history;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * The answer for a person; it costs by the five-minute bins of the period, not by its readings.
   */
  public PersonalCorrelation answer(Person person, CorrelationTerms terms) {
    long asked = ticker.nanos();
    PersonalCorrelation answer = workOut(person, terms);
    observer.answered(answer.answer().verdict(), Duration.ofNanos(ticker.nanos() - asked));
    return answer;
  }

  private PersonalCorrelation workOut(Person person, CorrelationTerms terms) {
    double halfLifeHours =
        terms.halfLifeHours().orElseGet(() -> HalfLife.of(person.profile()).hours());
    CorrelationQuestion question =
        new CorrelationQuestion(
            person.id().value(),
            person.timeZone(),
            terms.from(),
            terms.until(),
            terms.hoursAfter(),
            OneCompartment.coffee(halfLifeHours),
            terms.meaningfulBpm(),
            clock.instant());
    List<LoggedIntake> cups =
        intakes.between(person.id(), question.cupsFrom(), question.cupsUntil());
    List<HeartRateBin> bins = history.bins(person.id(), terms.from(), terms.until());
    return new PersonalCorrelation(
        Correlation.answer(question, ReadCaffeine.doses(cups), bins), typesByMoment(cups));
  }

  private static Map<Instant, String> typesByMoment(List<LoggedIntake> cups) {
    Map<Instant, String> types = new HashMap<>();
    for (LoggedIntake cup : cups) {
      cup.intake()
          .coffeeType()
          .ifPresent(type -> types.putIfAbsent(cup.intake().consumedAt(), type));
    }
    return types;
  }
}

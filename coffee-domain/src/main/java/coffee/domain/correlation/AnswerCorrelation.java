package coffee.domain.correlation;

import coffee.domain.Ticker;
import coffee.domain.TimeRange;
import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.OneCompartment;
import coffee.domain.caffeine.ReadCaffeine;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Use case: analyze how caffeine affects a person's heart rate. */
public final class AnswerCorrelation {

  /** Greatest number of cups of an answer; two years of 270 a day. */
  static final int MAX_CUPS = 200_000;

  private final IntakeLog intakes;
  private final HeartRateHistory history;
  private final Clock clock;
  private final AnswerObserver observer;
  private final Ticker ticker = Ticker.SYSTEM;

  /** Reads intakes and heart-rate bins from the given ports. */
  public AnswerCorrelation(
      IntakeLog intakes, HeartRateHistory history, Clock clock, AnswerObserver observer) {
    this.intakes = intakes;
    this.history = history;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * The result for a person; the cost depends on the number of five-minute bins, not of readings.
   *
   * @throws coffee.domain.DomainException {@code too_many_coffees} over {@value #MAX_CUPS}
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
    Doses doses = new Doses(MAX_CUPS);
    CoffeeTypes types = new CoffeeTypes();
    intakes.forEachDose(
        person.id(),
        new TimeRange(question.cupsFrom(), question.cupsUntil()),
        cup -> {
          doses.add(ReadCaffeine.dose(cup));
          cup.coffeeType().ifPresent(type -> types.add(cup.consumedAt(), type));
        });
    List<HeartRateBin> bins = history.bins(person.id(), terms.from(), terms.until());
    return new PersonalCorrelation(Correlation.answer(question, doses, bins), types);
  }
}

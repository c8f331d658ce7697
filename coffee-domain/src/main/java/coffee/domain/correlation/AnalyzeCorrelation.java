package coffee.domain.correlation;

import coffee.domain.Ticker;
import coffee.domain.TimeRange;
import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.correlation.result.CoffeeTypes;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.correlation.result.PersonalCorrelationResult;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Use case: analyze how caffeine affects a person's heart rate. */
public final class AnalyzeCorrelation {

  /** Greatest number of cups of an answer; two years of 270 a day. */
  static final int MAX_CUPS = 200_000;

  private final IntakeLog intakes;
  private final HeartRateHistory history;
  private final Clock clock;
  private final CorrelationObserver observer;
  private final Ticker ticker = Ticker.SYSTEM;

  /** Reads intakes and heart-rate bins from the given ports. */
  public AnalyzeCorrelation(
      IntakeLog intakes, HeartRateHistory history, Clock clock, CorrelationObserver observer) {
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
  public PersonalCorrelationResult analyze(Person person, CorrelationRequest terms) {
    long asked = ticker.nanos();
    PersonalCorrelationResult answer = workOut(person, terms);
    observer.analyzed(answer.answer().verdict(), Duration.ofNanos(ticker.nanos() - asked));
    return answer;
  }

  /** Notifies the observer of a result that a cache had, so that nothing was computed. */
  public void foundInCache() {
    observer.foundInCache();
  }

  private PersonalCorrelationResult workOut(Person person, CorrelationRequest terms) {
    double halfLifeHours =
        terms.halfLifeHours().orElseGet(() -> HalfLife.estimateFor(person.profile()).hours());
    CorrelationInput question =
        new CorrelationInput(
            person.id().value(),
            person.timeZone(),
            terms.from(),
            terms.until(),
            terms.hoursAfter(),
            OneCompartmentModel.forCoffee(halfLifeHours),
            terms.meaningfulBpm(),
            clock.instant());
    Doses doses = new Doses(MAX_CUPS);
    CoffeeTypes types = new CoffeeTypes();
    intakes.forEachDose(
        person.id(),
        new TimeRange(question.dosesFrom(), question.dosesUntil()),
        cup -> {
          doses.add(ReadCaffeineLevel.dose(cup));
          cup.coffeeType().ifPresent(type -> types.add(cup.consumedAt(), type));
        });
    List<HeartRateBin> bins = history.bins(person.id(), terms.from(), terms.until());
    return new PersonalCorrelationResult(CorrelationAnalysis.analyze(question, doses, bins), types);
  }
}

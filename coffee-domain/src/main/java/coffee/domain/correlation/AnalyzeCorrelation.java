package coffee.domain.correlation;

import coffee.domain.Ticker;
import coffee.domain.TimeRange;
import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.correlation.data.StepSeries;
import coffee.domain.correlation.result.CoffeeTypes;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.correlation.result.PersonalCorrelationResult;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.Person;
import coffee.domain.steps.FiveMinuteSteps;
import coffee.domain.steps.StepDays;
import coffee.domain.steps.StepLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Use case: analyze how caffeine affects a person's heart rate. */
public final class AnalyzeCorrelation {

  /** Maximum number of intakes of an analysis; two years of 270 a day. */
  static final int MAX_INTAKES = 200_000;

  /**
   * What is analyzed.
   *
   * @param intakes what was drunk
   * @param history the heart rate
   * @param steps the steps
   */
  public record Data(IntakeLog intakes, HeartRateHistory history, StepLog steps) {}

  private final Data data;
  private final Clock clock;
  private final CorrelationObserver observer;
  private final Ticker ticker = Ticker.SYSTEM;

  /** Reads intakes, heart-rate bins and steps from the given ports. */
  public AnalyzeCorrelation(Data data, Clock clock, CorrelationObserver observer) {
    this.data = data;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * The result for a person; the cost depends on the number of five-minute bins, not of readings.
   *
   * @throws coffee.domain.DomainException {@code too_many_coffees} over {@value #MAX_INTAKES}
   */
  public PersonalCorrelationResult analyze(Person person, CorrelationRequest request) {
    long start = ticker.nanos();
    PersonalCorrelationResult result = compute(person, request);
    observer.analyzed(result.answer().verdict(), Duration.ofNanos(ticker.nanos() - start));
    return result;
  }

  /** Notifies the observer that a cache had the result. */
  public void foundInCache() {
    observer.foundInCache();
  }

  private PersonalCorrelationResult compute(Person person, CorrelationRequest request) {
    double halfLifeHours =
        request.halfLifeHours().orElseGet(() -> HalfLife.estimateFor(person.profile()).hours());
    CorrelationInput input =
        new CorrelationInput(
            person.id().value(),
            person.timeZone(),
            request.from(),
            request.until(),
            request.hoursAfter(),
            OneCompartmentModel.forCoffee(halfLifeHours),
            request.meaningfulBpm(),
            clock.instant());
    Doses doses = new Doses(MAX_INTAKES);
    CoffeeTypes types = new CoffeeTypes();
    data.intakes()
        .forEachDose(
            person.id(),
            new TimeRange(input.dosesFrom(), input.dosesUntil()),
            dose -> {
              doses.add(ReadCaffeineLevel.dose(dose));
              dose.coffeeType().ifPresent(type -> types.add(dose.consumedAt(), type));
            });
    List<HeartRateBin> bins = data.history().bins(person.id(), request.from(), request.until());
    return new PersonalCorrelationResult(
        CorrelationAnalysis.analyze(input, doses, bins, steps(person, bins)), types);
  }

  /** The steps from the first to the last bin; of a person without any, one statement. */
  private StepSeries steps(Person person, List<HeartRateBin> bins) {
    if (bins.isEmpty()) {
      return StepSeries.NONE;
    }
    TimeRange range =
        new TimeRange(bins.get(0).start(), bins.get(bins.size() - 1).start().plusMillis(1));
    FiveMinuteSteps known = StepDays.fiveMinutes(data.steps(), person.id(), range);
    return StepSeries.of(known.bins(), known.steps());
  }
}

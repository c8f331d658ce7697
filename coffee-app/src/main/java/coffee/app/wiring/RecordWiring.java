package coffee.app.wiring;

import coffee.app.configuration.RuleSettings;
import coffee.app.configuration.Version;
import coffee.domain.TimestampRules;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.experiment.ExperimentSources;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadCurrentHeartRate;
import coffee.domain.heartrate.ReadHeartRateReport;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.overview.ReadCurrentStatus;
import coffee.domain.overview.ReadDaySummaries;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepLog;
import coffee.rest.CallerLookup;
import coffee.rest.assistant.AssistantTools;
import coffee.rest.assistant.McpResource;
import coffee.rest.caffeine.BedtimeResource;
import coffee.rest.caffeine.CaffeineCurveResource;
import coffee.rest.caffeine.CaffeineLevelResource;
import coffee.rest.caffeine.WhatIfFields;
import coffee.rest.caffeine.WhatIfResource;
import coffee.rest.correlation.CorrelationResource;
import coffee.rest.heartrate.CurrentHeartRateResource;
import coffee.rest.heartrate.HeartRateRangeResource;
import coffee.rest.heartrate.HeartRateStatisticsResource;
import coffee.rest.heartrate.LogReadingBatchResource;
import coffee.rest.heartrate.LogReadingResource;
import coffee.rest.heartrate.ReadingFields;
import coffee.rest.heartrate.ReadingResource;
import coffee.rest.heartrate.ReadingsResource;
import coffee.rest.http.RecordResponses;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.intake.CoffeeFields;
import coffee.rest.intake.CoffeeResource;
import coffee.rest.intake.CoffeeStatisticsResource;
import coffee.rest.intake.CoffeeTodayResource;
import coffee.rest.intake.CoffeeWeekResource;
import coffee.rest.intake.CoffeesResource;
import coffee.rest.intake.DoseFields;
import coffee.rest.intake.DrinksResource;
import coffee.rest.intake.FrequentDrinksResource;
import coffee.rest.intake.LogCoffeeBatchResource;
import coffee.rest.intake.LogCoffeeResource;
import coffee.rest.intake.LogDrinkResource;
import coffee.rest.json.TimestampFields;
import coffee.rest.overview.DaysResource;
import coffee.rest.overview.NowResource;
import coffee.rest.steps.LogStepBatchResource;
import coffee.rest.steps.StepFields;
import coffee.rest.steps.StepsResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;

/**
 * Wires the records of a person, and what is computed from them. One method registers the resources
 * of one feature and takes the ports that they use.
 */
public record RecordWiring(
    JerseyEnvironment jersey, RequestHandling http, RuleSettings rules, Clock clock) {

  private static final DrinkCatalogue DRINKS = DrinkCatalogue.standard();

  /** Registers coffees, and the catalogue of drinks. */
  public void coffees(IntakeLog log, RecordIntakes recordIntakes) {
    CoffeeFields fields = new CoffeeFields(doses(), timestamps());
    IdempotentRequests requests = http.requests();
    RecordResponses responses = http.responses();
    jersey.register(new LogCoffeeResource(recordIntakes, fields, requests, responses));
    jersey.register(new LogCoffeeBatchResource(recordIntakes, fields, requests, http.batches()));
    jersey.register(new CoffeesResource(log, http.persons()));
    jersey.register(
        new CoffeeResource(
            new CoffeeResource.Entries(log, recordIntakes), fields, http.bodies(), responses));
    jersey.register(
        new CoffeeTodayResource(new ReadIntakeToday(log, rules.intakes(), clock), http.persons()));
    ReadIntakeDays readDays = new ReadIntakeDays(log, clock);
    jersey.register(new CoffeeWeekResource(readDays, http.persons()));
    jersey.register(new CoffeeStatisticsResource(readDays, http.persons()));
    jersey.register(new DrinksResource(DRINKS));
    jersey.register(new FrequentDrinksResource(readDays, DRINKS, http.persons()));
    jersey.register(
        new LogDrinkResource(
            DRINKS, recordIntakes, fields, new LogDrinkResource.Responses(requests, responses)));
  }

  /** Registers heart rates. */
  public void heartRates(ReadingLog log, RecordReadings recordReadings, HeartRateHistory history) {
    ReadingFields fields = new ReadingFields(rules.readings(), timestamps());
    IdempotentRequests requests = http.requests();
    RecordResponses responses = http.responses();
    jersey.register(new LogReadingResource(recordReadings, fields, requests, responses));
    jersey.register(new LogReadingBatchResource(recordReadings, fields, requests, http.batches()));
    jersey.register(new ReadingsResource(log, http.persons()));
    jersey.register(
        new ReadingResource(
            new ReadingResource.Entries(log, recordReadings), fields, http.bodies(), responses));
    jersey.register(new CurrentHeartRateResource(new ReadCurrentHeartRate(log, clock)));
    jersey.register(
        new HeartRateStatisticsResource(new ReadHeartRateReport(history, clock), http.persons()));
    jersey.register(new HeartRateRangeResource(log, history, http.persons(), clock));
  }

  /** Registers steps. */
  public void steps(StepLog log, RecordSteps record) {
    StepFields fields = new StepFields(record, timestamps());
    jersey.register(new StepsResource(log, fields, http.requests(), clock));
    jersey.register(new LogStepBatchResource(fields, http.requests(), http.batches()));
  }

  /** Registers the caffeine in the body. */
  public void caffeineLevels(IntakeLog log, ReadExperiment experiments) {
    CallerLookup persons = http.persons();
    ReadCaffeineLevel caffeine = new ReadCaffeineLevel(log);
    jersey.register(new CaffeineLevelResource(caffeine, experiments, persons, clock));
    jersey.register(new CaffeineCurveResource(caffeine, experiments, persons, clock));
    jersey.register(new BedtimeResource(caffeine, experiments, persons, clock));
    jersey.register(
        new WhatIfResource(
            caffeine, experiments, new WhatIfFields(doses(), clock), persons, http.requests()));
  }

  /** Registers the overviews of the present and of days. */
  public void overviews(ExperimentSources data, ReadExperiment experiments) {
    jersey.register(now(data, experiments));
    jersey.register(days(data.intakes(), data.history(), experiments));
  }

  /** The present state of a person, for the overview and for other ways to it. */
  public NowResource now(ExperimentSources data, ReadExperiment experiments) {
    return new NowResource(
        new ReadCurrentStatus(data.intakes(), data.readings(), rules.intakes(), clock),
        experiments,
        http.persons());
  }

  private DaysResource days(
      IntakeLog intakes, HeartRateHistory history, ReadExperiment experiments) {
    return new DaysResource(
        new ReadDaySummaries(intakes, history, rules.intakes(), clock),
        experiments,
        http.persons(),
        clock);
  }

  /**
   * Registers the correlation of caffeine and heart rate.
   *
   * @return its resource, which other ways to the answer share
   */
  public CorrelationResource correlation(AnalyzeCorrelation analyze, AnswerCache cache) {
    CorrelationResource resource =
        new CorrelationResource(
            analyze,
            cache,
            http.persons(),
            new CorrelationResource.Rendering(clock, http.json(), Version.CURRENT));
    jersey.register(resource);
    return resource;
  }

  /** Registers the tools for assistants. */
  public void assistants(
      ExperimentSources data,
      ReadExperiment experiments,
      RecordIntakes recordIntakes,
      CorrelationResource correlation) {
    IntakeLog intakes = data.intakes();
    CallerLookup persons = http.persons();
    ReadCaffeineLevel caffeine = new ReadCaffeineLevel(intakes);
    AssistantTools.Views views =
        new AssistantTools.Views(
            now(data, experiments),
            new BedtimeResource(caffeine, experiments, persons, clock),
            new WhatIfResource(
                caffeine, experiments, new WhatIfFields(doses(), clock), persons, http.requests()),
            correlation,
            days(intakes, data.history(), experiments));
    AssistantTools.Drinks drinks =
        new AssistantTools.Drinks(intakes, recordIntakes, new CoffeeFields(doses(), timestamps()));
    jersey.register(
        new McpResource(
            AssistantTools.of(drinks, views, persons, http.json()),
            http.bodies(),
            Version.CURRENT));
  }

  private DoseFields doses() {
    return new DoseFields(rules.intakes(), DRINKS);
  }

  private TimestampFields timestamps() {
    return new TimestampFields(new TimestampRules(clock), http.persons());
  }
}

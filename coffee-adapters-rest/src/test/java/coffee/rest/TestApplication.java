package coffee.rest;

import coffee.domain.InMemoryStore;
import coffee.domain.NewEntryObserver;
import coffee.domain.TimestampRules;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ReadChanges;
import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.correlation.CorrelationObserver;
import coffee.domain.correlation.InMemoryAnswerCache;
import coffee.domain.experiment.ExperimentSources;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.experiment.PlanExperiment;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.experiment.RunExperiment;
import coffee.domain.experiment.ShareExperiment;
import coffee.domain.exports.ExportData;
import coffee.domain.exports.ExportSource;
import coffee.domain.heartrate.ReadCurrentHeartRate;
import coffee.domain.heartrate.ReadHeartRateReport;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.imports.CancelImport;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.ImportWorker;
import coffee.domain.imports.InMemoryImportSpool;
import coffee.domain.imports.IngestFile;
import coffee.domain.imports.IngestRecords;
import coffee.domain.imports.LineImportReader;
import coffee.domain.imports.ReceiveImport;
import coffee.domain.imports.UndoImport;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.limit.RateLimit;
import coffee.domain.overview.ReadCurrentStatus;
import coffee.domain.overview.ReadDaySummaries;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.EraseData;
import coffee.domain.person.People;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepLog;
import coffee.domain.webhooks.ManageWebhooks;
import coffee.domain.webhooks.ReceiverAddresses;
import coffee.domain.webhooks.SecretSeal;
import coffee.domain.webhooks.Webhooks;
import coffee.domain.work.Transactions;
import coffee.rest.assistant.AssistantTools;
import coffee.rest.assistant.McpResource;
import coffee.rest.batch.BatchProcessor;
import coffee.rest.caffeine.BedtimeResource;
import coffee.rest.caffeine.CaffeineCurveResource;
import coffee.rest.caffeine.CaffeineLevelResource;
import coffee.rest.caffeine.WhatIfFields;
import coffee.rest.caffeine.WhatIfResource;
import coffee.rest.changes.ChangeWaits;
import coffee.rest.changes.ChangesResource;
import coffee.rest.changes.WakeAfterWrite;
import coffee.rest.correlation.CorrelationResource;
import coffee.rest.experiment.CalendarFeedResource;
import coffee.rest.experiment.ExperimentBodies;
import coffee.rest.experiment.ExperimentFields;
import coffee.rest.experiment.ExperimentResource;
import coffee.rest.experiment.ExperimentsResource;
import coffee.rest.experiment.RunExperimentResource;
import coffee.rest.experiment.ShareExperimentResource;
import coffee.rest.exports.ExportResource;
import coffee.rest.heartrate.CurrentHeartRateResource;
import coffee.rest.heartrate.HeartRateRangeResource;
import coffee.rest.heartrate.HeartRateStatisticsResource;
import coffee.rest.heartrate.LogReadingBatchResource;
import coffee.rest.heartrate.LogReadingResource;
import coffee.rest.heartrate.ReadingFields;
import coffee.rest.heartrate.ReadingResource;
import coffee.rest.heartrate.ReadingsResource;
import coffee.rest.http.PeerAddressHandler;
import coffee.rest.http.ProblemErrorHandler;
import coffee.rest.http.RecordResponses;
import coffee.rest.http.UnconsumedBodyHandler;
import coffee.rest.idempotency.IdempotentExecutor;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.imports.HealthAutoExportResource;
import coffee.rest.imports.ImportProblemsResource;
import coffee.rest.imports.ImportQuery;
import coffee.rest.imports.ImportResource;
import coffee.rest.imports.ImportsResource;
import coffee.rest.imports.IngestsResource;
import coffee.rest.imports.StartImportResource;
import coffee.rest.imports.UploadHandler;
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
import coffee.rest.json.RequestBodies;
import coffee.rest.json.RequestMemoryBudget;
import coffee.rest.json.TimestampFields;
import coffee.rest.limits.IpNetwork;
import coffee.rest.limits.RateLimitPolicies;
import coffee.rest.limits.RateLimits;
import coffee.rest.overview.DaysResource;
import coffee.rest.overview.NowResource;
import coffee.rest.person.EraseDataResource;
import coffee.rest.person.ProfileResource;
import coffee.rest.setup.AccessPolicy;
import coffee.rest.setup.RestFeature;
import coffee.rest.steps.LogStepBatchResource;
import coffee.rest.steps.StepFields;
import coffee.rest.steps.StepsResource;
import coffee.rest.webhooks.WebhookFields;
import coffee.rest.webhooks.WebhookResource;
import coffee.rest.webhooks.WebhooksResource;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resources and filters over an in-memory store, wired like the real application. */
final class TestApplication extends Application<Configuration> {

  /** Small, so that tests can exceed the limits quickly. */
  static final RequestBodies BODIES =
      new RequestBodies(64 << 10, 512 << 10, new RequestMemoryBudget(32 << 20));

  static final long MAX_IMPORT_BYTES = 100_000;

  static final Set<String> HOSTS = Set.of("localhost", "*.example.org");

  static final Set<String> ORIGINS = Set.of("https://coffee.example");

  static final List<IpNetwork> PROXIES = List.of(IpNetwork.parse("127.0.0.1"));

  private static final int AT_ONCE = 64;

  private static final int MANY = 100_000;

  private final RateLimitPolicies policies =
      new RateLimitPolicies(
          limit("reads", MANY),
          limit("writes", MANY),
          limit("imports", MANY),
          limit("analyses", MANY),
          limit("unauthenticated", MANY),
          limit("failed-authentication", MANY),
          AT_ONCE);

  private final SecureRandom random = new SecureRandom();

  private final DrinkCatalogue drinks = DrinkCatalogue.standard();

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final AdjustableRateLimiter limiter = new AdjustableRateLimiter(clock::nanos);
  final SimulatedOutage outage = new SimulatedOutage();
  final InMemoryStore store = new InMemoryStore(clock);
  final InMemoryImportSpool spool = new InMemoryImportSpool();
  private final LineImportReader reader = new LineImportReader(spool);
  private final ImportRunFactory runs =
      new ImportRunFactory(
          store.importTargets(), store.transactions(), clock::nanos, ImportObserver.NONE);
  private @Nullable ChangeWaits waits;

  final ImportWorker importWorker = new ImportWorker(store.queue(), spool, reader, runs);

  @Override
  public void run(Configuration configuration, Environment environment) {
    ObjectMapper json = environment.getObjectMapper();
    TestAuthenticator keys =
        new TestAuthenticator(outage.before(ApiKeys.class, store.keys()), clock);
    environment.jersey().register(BODIES.memory());
    RestFeature rest = new RestFeature(keys, edge(), json, clock);
    environment.jersey().register(rest);
    ProblemErrorHandler errorPages = new ProblemErrorHandler();
    environment.getApplicationContext().setErrorHandler(errorPages);
    environment.getApplicationContext().insertHandler(new UnconsumedBodyHandler());
    environment.getApplicationContext().insertHandler(new PeerAddressHandler());
    environment.lifecycle().addServerLifecycleListener(s -> s.setErrorHandler(errorPages));
    CallerLookup persons = new CallerLookup(outage.before(People.class, store.people()));
    Transactions transactions = outage.before(Transactions.class, store.transactions());
    IdempotentExecutor retries =
        new IdempotentExecutor(store.impatientRecords(), transactions, clock, json);
    Wiring wiring =
        new Wiring(
            environment.jersey(),
            persons,
            new TimestampFields(new TimestampRules(clock), persons),
            new IdempotentRequests(BODIES, retries),
            new BatchProcessor(transactions),
            new RecordResponses(json));
    keys.register(wiring.jersey(), persons, BODIES, wiring.records());
    keys.registerSessions(wiring.jersey(), persons, BODIES, rest, store);
    registerCoffee(wiring);
    registerHeartRate(wiring);
    registerSteps(wiring);
    registerCaffeine(wiring);
    registerPerson(wiring, json, rest, keys);
    registerExperiments(wiring, rest);
    registerImports(wiring, retries);
    registerWebhooks(wiring);
  }

  ChangeWaits waits() {
    return Objects.requireNonNull(waits);
  }

  private AccessPolicy edge() {
    RateLimits limits = new RateLimits(policies, limiter, clock::nanos);
    return new AccessPolicy(HOSTS, ORIGINS, PROXIES, Optional.of(limits));
  }

  private record Wiring(
      JerseyEnvironment jersey,
      CallerLookup persons,
      TimestampFields timestamps,
      IdempotentRequests requests,
      BatchProcessor batches,
      RecordResponses records) {}

  private void registerCoffee(Wiring wiring) {
    IntakeLog log = outage.before(IntakeLog.class, store.intakes());
    CoffeeFields fields = new CoffeeFields(doses(), wiring.timestamps());
    RecordIntakes record =
        new RecordIntakes(
            log, IntakeRules.DEFAULT, new TimestampRules(clock), NewEntryObserver.none());
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new LogCoffeeResource(record, fields, wiring.requests(), wiring.records()));
    jersey.register(
        new LogCoffeeBatchResource(record, fields, wiring.requests(), wiring.batches()));
    jersey.register(new DrinksResource(drinks));
    LogDrinkResource.Responses answers =
        new LogDrinkResource.Responses(wiring.requests(), wiring.records());
    jersey.register(new LogDrinkResource(drinks, record, fields, answers));
    jersey.register(new CoffeesResource(log, wiring.persons()));
    CoffeeResource.Entries entries = new CoffeeResource.Entries(log, record);
    jersey.register(new CoffeeResource(entries, fields, BODIES, wiring.records()));
    ReadIntakeDays readDays = new ReadIntakeDays(log, clock);
    ReadIntakeToday readToday = new ReadIntakeToday(log, IntakeRules.DEFAULT, clock);
    jersey.register(new CoffeeTodayResource(readToday, wiring.persons()));
    jersey.register(new CoffeeWeekResource(readDays, wiring.persons()));
    jersey.register(new CoffeeStatisticsResource(readDays, wiring.persons()));
    jersey.register(new FrequentDrinksResource(readDays, drinks, wiring.persons()));
  }

  private void registerHeartRate(Wiring wiring) {
    ReadingLog log = outage.before(ReadingLog.class, store.readings());
    ReadingFields fields = new ReadingFields(ReadingRules.DEFAULT, wiring.timestamps());
    RecordReadings record =
        new RecordReadings(
            log, ReadingRules.DEFAULT, new TimestampRules(clock), NewEntryObserver.none());
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new LogReadingResource(record, fields, wiring.requests(), wiring.records()));
    jersey.register(
        new LogReadingBatchResource(record, fields, wiring.requests(), wiring.batches()));
    jersey.register(new ReadingsResource(log, wiring.persons()));
    ReadingResource.Entries entries = new ReadingResource.Entries(log, record);
    jersey.register(new ReadingResource(entries, fields, BODIES, wiring.records()));
    ReadHeartRateReport readReport = new ReadHeartRateReport(store.history(), clock);
    jersey.register(new CurrentHeartRateResource(new ReadCurrentHeartRate(log, clock)));
    jersey.register(new HeartRateStatisticsResource(readReport, wiring.persons()));
    jersey.register(new HeartRateRangeResource(log, store.history(), wiring.persons(), clock));
  }

  private void registerSteps(Wiring wiring) {
    StepLog log = outage.before(StepLog.class, store.steps());
    StepFields fields =
        new StepFields(new RecordSteps(log, new TimestampRules(clock)), wiring.timestamps());
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new StepsResource(log, fields, wiring.requests(), clock));
    jersey.register(new LogStepBatchResource(fields, wiring.requests(), wiring.batches()));
  }

  private DoseFields doses() {
    return new DoseFields(IntakeRules.DEFAULT, drinks);
  }

  private void registerCaffeine(Wiring wiring) {
    CallerLookup persons = wiring.persons();
    ReadCaffeineLevel caffeine = new ReadCaffeineLevel(store.intakes());
    WhatIfFields fields = new WhatIfFields(doses(), clock);
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new CaffeineLevelResource(caffeine, readExperiment(), persons, clock));
    jersey.register(new CaffeineCurveResource(caffeine, readExperiment(), persons, clock));
    jersey.register(new BedtimeResource(caffeine, readExperiment(), persons, clock));
    jersey.register(
        new WhatIfResource(caffeine, readExperiment(), fields, persons, wiring.requests()));
  }

  private void registerPerson(
      Wiring wiring, ObjectMapper json, RestFeature rest, TestAuthenticator keys) {
    CallerLookup persons = wiring.persons();
    IntakeLog intakes = store.intakes();
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new ProfileResource(store.people(), persons, BODIES, wiring.records()));
    EraseData eraseData = new EraseData(store.people(), spool::deleteFilesOf, clock);
    jersey.register(new EraseDataResource(eraseData, persons, BODIES));
    NowResource now =
        new NowResource(
            new ReadCurrentStatus(intakes, store.readings(), IntakeRules.DEFAULT, clock),
            readExperiment(),
            persons);
    jersey.register(now);
    DaysResource days =
        new DaysResource(
            new ReadDaySummaries(intakes, store.history(), IntakeRules.DEFAULT, clock),
            readExperiment(),
            persons,
            clock);
    jersey.register(days);
    ExportSource data = outage.before(ExportSource.class, store.data());
    ReadChanges changes = new ReadChanges(outage.before(ChangeLog.class, store.changes()), "test");
    waits = new ChangeWaits(store.changes(), changes, clock::nanos, ended -> {});
    keys.alsoAfterRevocation(waits::checkKeys);
    jersey.register(new ChangesResource(changes, waits, rest::isValidKey));
    jersey.register(new WakeAfterWrite(waits));
    jersey.register(
        new ExportResource(
            new ExportData(data, store.experiments(), store.steps(), clock),
            changes,
            persons,
            "test",
            clock));
    CorrelationResource correlation =
        new CorrelationResource(
            new AnalyzeCorrelation(
                new AnalyzeCorrelation.Data(intakes, store.history(), store.steps()),
                clock,
                CorrelationObserver.NONE),
            new InMemoryAnswerCache(),
            persons,
            new CorrelationResource.Rendering(clock, json, "test"));
    jersey.register(correlation);
    ReadCaffeineLevel caffeine = new ReadCaffeineLevel(intakes);
    AssistantTools.Views views =
        new AssistantTools.Views(
            now,
            new BedtimeResource(caffeine, readExperiment(), persons, clock),
            new WhatIfResource(
                caffeine,
                readExperiment(),
                new WhatIfFields(doses(), clock),
                persons,
                wiring.requests()),
            correlation,
            days);
    registerAssistants(wiring, views, json);
  }

  private void registerAssistants(Wiring wiring, AssistantTools.Views views, ObjectMapper json) {
    IntakeLog log = outage.before(IntakeLog.class, store.intakes());
    RecordIntakes record =
        new RecordIntakes(
            log, IntakeRules.DEFAULT, new TimestampRules(clock), NewEntryObserver.none());
    AssistantTools.Drinks drinks =
        new AssistantTools.Drinks(log, record, new CoffeeFields(doses(), wiring.timestamps()));
    AssistantTools tools = AssistantTools.of(drinks, views, wiring.persons(), json);
    wiring.jersey().register(new McpResource(tools, BODIES, "test"));
  }

  private ReadExperiment readExperiment() {
    return new ReadExperiment(
        outage.before(ExperimentStore.class, store.experiments()),
        new ExperimentSources(store.intakes(), store.readings(), store.history(), store.steps()),
        clock);
  }

  private void registerExperiments(Wiring wiring, RestFeature rest) {
    ExperimentStore experiments = outage.before(ExperimentStore.class, store.experiments());
    PlanExperiment plans = new PlanExperiment(experiments, store.intakes(), store.history(), clock);
    RunExperiment runs =
        new RunExperiment(
            experiments, plans, store.transactions(), random, clock, unobserved -> {});
    ReadExperiment reads = readExperiment();
    ShareExperiment share = new ShareExperiment(experiments, random);
    ExperimentBodies responses = new ExperimentBodies(reads, plans, clock);
    ExperimentsResource.Drafts drafts =
        new ExperimentsResource.Drafts(reads, plans, new ExperimentFields(plans, clock));
    CallerLookup persons = wiring.persons();
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new ExperimentsResource(drafts, responses, persons, wiring.requests()));
    jersey.register(new ExperimentResource(drafts, responses, persons, BODIES));
    jersey.register(
        new RunExperimentResource(
            new RunExperimentResource.Runs(reads, runs), responses, persons, BODIES));
    jersey.register(new ShareExperimentResource(share, rest.authenticationLimiter(), BODIES));
    jersey.register(new CalendarFeedResource(share, reads, rest.authenticationLimiter(), clock));
  }

  private void registerWebhooks(Wiring wiring) {
    Webhooks webhooks = outage.before(Webhooks.class, store.webhooks());
    SecretSeal seal = SecretSeal.of(Optional.of("the key of the tests"), random);
    ManageWebhooks manage = new ManageWebhooks(webhooks, seal, random, clock);
    WebhookFields fields = new WebhookFields(new ReceiverAddresses(TestHosts::resolve, false));
    wiring.jersey().register(new WebhooksResource(webhooks, manage, fields, BODIES));
    wiring.jersey().register(new WebhookResource(webhooks, manage, fields, BODIES));
  }

  private static RateLimit limit(String name, int requests) {
    return new RateLimit(name, requests, Duration.ofMinutes(1));
  }

  private void registerImports(Wiring wiring, IdempotentExecutor retries) {
    ImportJobs jobs = outage.before(ImportJobs.class, store.imports());
    ReceiveImport receiveImport =
        new ReceiveImport(
            spool, reader, 2, person -> jobs.requireCapacity(person, MAX_IMPORT_BYTES));
    UploadHandler uploads = new UploadHandler(receiveImport, spool, retries, MAX_IMPORT_BYTES);
    ImportQuery query = new ImportQuery(reader.formats(), wiring.persons());
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new StartImportResource(jobs, uploads, query, () -> {}));
    jersey.register(new ImportsResource(jobs));
    jersey.register(
        new ImportResource(
            jobs,
            new CancelImport(jobs, spool),
            new UndoImport(
                jobs,
                new UndoImport.Logs(
                    store.intakes(), store.readings(), store.steps(), store.experiments()),
                store.transactions()),
            wiring.requests()));
    jersey.register(new ImportProblemsResource(jobs));
    IngestRecords ingests = outage.before(IngestRecords.class, store.ingests());
    IngestFile ingestFile = new IngestFile(reader, runs, ingests, clock);
    jersey.register(new HealthAutoExportResource(ingestFile, uploads, query));
    jersey.register(new IngestsResource(ingests));
  }
}

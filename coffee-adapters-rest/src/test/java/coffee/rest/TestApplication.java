package coffee.rest;

import coffee.domain.EntryTimes;
import coffee.domain.InMemoryStore;
import coffee.domain.Transactions;
import coffee.domain.caffeine.ReadCaffeine;
import coffee.domain.correlation.AnswerCorrelation;
import coffee.domain.correlation.AnswerObserver;
import coffee.domain.correlation.ProcessAnswerCache;
import coffee.domain.exports.ExportData;
import coffee.domain.exports.LoggedData;
import coffee.domain.heartrate.ReadCurrentHeartRate;
import coffee.domain.heartrate.ReadHeartRateReport;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.imports.CancelImport;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportLogs;
import coffee.domain.imports.ImportObserver;
import coffee.domain.imports.ImportRuns;
import coffee.domain.imports.ImportWorker;
import coffee.domain.imports.InMemorySpool;
import coffee.domain.imports.IngestFile;
import coffee.domain.imports.LinesReader;
import coffee.domain.imports.ReceiveImport;
import coffee.domain.imports.RestoreProfile;
import coffee.domain.imports.UndoImport;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.limit.Limit;
import coffee.domain.overview.ReadDays;
import coffee.domain.overview.ReadNow;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.EraseData;
import coffee.domain.person.People;
import coffee.rest.batch.Batches;
import coffee.rest.caffeine.BedtimeResource;
import coffee.rest.caffeine.CurveResource;
import coffee.rest.caffeine.LevelResource;
import coffee.rest.caffeine.WhatIfFields;
import coffee.rest.caffeine.WhatIfResource;
import coffee.rest.conventions.Conventions;
import coffee.rest.conventions.Edge;
import coffee.rest.correlation.CorrelationResource;
import coffee.rest.exports.ExportResource;
import coffee.rest.heartrate.CurrentHeartRateResource;
import coffee.rest.heartrate.HeartRateRangeResource;
import coffee.rest.heartrate.HeartRateStatisticsResource;
import coffee.rest.heartrate.LogReadingResource;
import coffee.rest.heartrate.LogReadingsResource;
import coffee.rest.heartrate.ReadingFields;
import coffee.rest.heartrate.ReadingResource;
import coffee.rest.heartrate.ReadingsResource;
import coffee.rest.http.ErrorPages;
import coffee.rest.http.Records;
import coffee.rest.http.UnreadBodies;
import coffee.rest.imports.HealthAutoExportResource;
import coffee.rest.imports.ImportProblemsResource;
import coffee.rest.imports.ImportQuery;
import coffee.rest.imports.ImportResource;
import coffee.rest.imports.ImportsResource;
import coffee.rest.imports.StartImportResource;
import coffee.rest.imports.Uploads;
import coffee.rest.intake.CoffeeFields;
import coffee.rest.intake.CoffeeResource;
import coffee.rest.intake.CoffeeStatisticsResource;
import coffee.rest.intake.CoffeeTodayResource;
import coffee.rest.intake.CoffeeWeekResource;
import coffee.rest.intake.CoffeesResource;
import coffee.rest.intake.DoseFields;
import coffee.rest.intake.DrinksResource;
import coffee.rest.intake.LogCoffeeResource;
import coffee.rest.intake.LogCoffeesResource;
import coffee.rest.intake.LogDrinkResource;
import coffee.rest.json.Bodies;
import coffee.rest.json.BodyMemory;
import coffee.rest.json.Timestamps;
import coffee.rest.limits.Limits;
import coffee.rest.limits.Network;
import coffee.rest.limits.Policies;
import coffee.rest.overview.DaysResource;
import coffee.rest.overview.NowResource;
import coffee.rest.person.DataResource;
import coffee.rest.person.ProfileResource;
import coffee.rest.retry.Posts;
import coffee.rest.retry.Retries;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The resources and filters over an in-memory store, wired like the real application. */
final class TestApplication extends Application<Configuration> {

  /** Small, so that tests can exceed the limits quickly. */
  static final Bodies BODIES = new Bodies(64 << 10, 512 << 10, new BodyMemory(32 << 20));

  static final long MAX_IMPORT_BYTES = 100_000;

  static final Set<String> HOSTS = Set.of("localhost", "*.example.org");

  static final Set<String> ORIGINS = Set.of("https://coffee.example");

  static final List<Network> PROXIES = List.of(Network.parse("127.0.0.1"));

  private static final int AT_ONCE = 64;

  private static final int MANY = 100_000;

  private final Policies policies =
      new Policies(
          limit("reads", MANY),
          limit("writes", MANY),
          limit("imports", MANY),
          limit("analyses", MANY),
          limit("unauthenticated", MANY),
          limit("failed-authentication", MANY),
          AT_ONCE);

  private final DrinkCatalogue drinks = DrinkCatalogue.standard();

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final Allowance budgets = new Allowance(clock::nanos);
  final Outage outage = new Outage();
  final InMemoryStore store = new InMemoryStore(clock);
  final InMemorySpool spool = new InMemorySpool();
  private final LinesReader reader = new LinesReader(spool);
  private final ImportRuns runs =
      new ImportRuns(
          new ImportLogs(store.intakes(), store.readings(), new RestoreProfile(store.people())),
          store.transactions(),
          clock::nanos,
          ImportObserver.NONE);
  final ImportWorker importWorker = new ImportWorker(store.queue(), spool, reader, runs);

  @Override
  public void run(Configuration configuration, Environment environment) {
    ObjectMapper json = environment.getObjectMapper();
    TestKeys keys = new TestKeys(outage.before(ApiKeys.class, store.keys()), clock);
    environment.jersey().register(BODIES.memory());
    environment.jersey().register(new Conventions(keys, edge(), json));
    ErrorPages errorPages = new ErrorPages();
    environment.getApplicationContext().setErrorHandler(errorPages);
    environment.getApplicationContext().insertHandler(new UnreadBodies());
    environment.lifecycle().addServerLifecycleListener(s -> s.setErrorHandler(errorPages));
    Persons persons = new Persons(outage.before(People.class, store.people()));
    Transactions transactions = outage.before(Transactions.class, store.transactions());
    Retries retries = new Retries(store.impatientLedger(), transactions, clock, json);
    Wiring wiring =
        new Wiring(
            environment.jersey(),
            persons,
            new Timestamps(new EntryTimes(clock), persons),
            new Posts(BODIES, retries),
            new Batches(transactions),
            new Records(json));
    keys.register(wiring.jersey(), persons, BODIES, wiring.records());
    registerCoffee(wiring);
    registerHeartRate(wiring);
    registerCaffeine(wiring);
    registerPerson(wiring, json);
    registerImports(wiring, retries);
  }

  private Edge edge() {
    Limits limits = new Limits(policies, budgets, clock::nanos);
    return new Edge(HOSTS, ORIGINS, PROXIES, Optional.of(limits));
  }

  private record Wiring(
      JerseyEnvironment jersey,
      Persons persons,
      Timestamps timestamps,
      Posts posts,
      Batches batches,
      Records records) {}

  private void registerCoffee(Wiring wiring) {
    IntakeLog log = outage.before(IntakeLog.class, store.intakes());
    CoffeeFields fields = new CoffeeFields(doses(), wiring.timestamps());
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new LogCoffeeResource(log, fields, wiring.posts(), wiring.records()));
    jersey.register(new LogCoffeesResource(log, fields, wiring.posts(), wiring.batches()));
    jersey.register(new DrinksResource(drinks));
    LogDrinkResource.Answers answers =
        new LogDrinkResource.Answers(wiring.posts(), wiring.records());
    jersey.register(new LogDrinkResource(drinks, log, fields, answers));
    jersey.register(new CoffeesResource(log, wiring.persons()));
    jersey.register(new CoffeeResource(log, fields, BODIES, wiring.records()));
    ReadIntakeDays readDays = new ReadIntakeDays(log, clock);
    ReadIntakeToday readToday = new ReadIntakeToday(log, IntakeRules.DEFAULT, clock);
    jersey.register(new CoffeeTodayResource(readToday, wiring.persons()));
    jersey.register(new CoffeeWeekResource(readDays, wiring.persons()));
    jersey.register(new CoffeeStatisticsResource(readDays, wiring.persons()));
  }

  private void registerHeartRate(Wiring wiring) {
    ReadingLog log = outage.before(ReadingLog.class, store.readings());
    ReadingFields fields = new ReadingFields(ReadingRules.DEFAULT, wiring.timestamps());
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new LogReadingResource(log, fields, wiring.posts(), wiring.records()));
    jersey.register(new LogReadingsResource(log, fields, wiring.posts(), wiring.batches()));
    jersey.register(new ReadingsResource(log, wiring.persons()));
    jersey.register(new ReadingResource(log, fields, BODIES, wiring.records()));
    ReadHeartRateReport readReport = new ReadHeartRateReport(store.history(), clock);
    jersey.register(new CurrentHeartRateResource(new ReadCurrentHeartRate(log, clock)));
    jersey.register(new HeartRateStatisticsResource(readReport, wiring.persons()));
    jersey.register(new HeartRateRangeResource(log, store.history(), wiring.persons(), clock));
  }

  private DoseFields doses() {
    return new DoseFields(IntakeRules.DEFAULT, drinks);
  }

  private void registerCaffeine(Wiring wiring) {
    Persons persons = wiring.persons();
    ReadCaffeine caffeine = new ReadCaffeine(store.intakes());
    WhatIfFields fields = new WhatIfFields(doses(), clock);
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new LevelResource(caffeine, persons, clock));
    jersey.register(new CurveResource(caffeine, persons, clock));
    jersey.register(new BedtimeResource(caffeine, persons, clock));
    jersey.register(new WhatIfResource(caffeine, fields, persons, wiring.posts()));
  }

  private void registerPerson(Wiring wiring, ObjectMapper json) {
    Persons persons = wiring.persons();
    IntakeLog intakes = store.intakes();
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new ProfileResource(store.people(), persons, BODIES, wiring.records()));
    EraseData eraseData = new EraseData(store.people(), spool::forget, clock);
    jersey.register(new DataResource(eraseData, persons, BODIES));
    jersey.register(
        new NowResource(
            new ReadNow(intakes, store.readings(), IntakeRules.DEFAULT, clock), persons));
    jersey.register(
        new DaysResource(
            new ReadDays(intakes, store.history(), IntakeRules.DEFAULT, clock), persons, clock));
    LoggedData data = outage.before(LoggedData.class, store.data());
    jersey.register(new ExportResource(new ExportData(data), persons, "test", clock));
    jersey.register(
        new CorrelationResource(
            new AnswerCorrelation(intakes, store.history(), clock, AnswerObserver.NONE),
            new ProcessAnswerCache(100, 1 << 20),
            persons,
            new CorrelationResource.Writing(clock, json, "test")));
  }

  private static Limit limit(String name, int requests) {
    return new Limit(name, requests, Duration.ofMinutes(1));
  }

  private void registerImports(Wiring wiring, Retries retries) {
    ImportJobs jobs = outage.before(ImportJobs.class, store.imports());
    ReceiveImport receiveImport =
        new ReceiveImport(spool, reader, 2, person -> jobs.requireRoom(person, MAX_IMPORT_BYTES));
    Uploads uploads = new Uploads(receiveImport, spool, retries, MAX_IMPORT_BYTES);
    ImportQuery query = new ImportQuery(reader.formats(), wiring.persons());
    JerseyEnvironment jersey = wiring.jersey();
    jersey.register(new StartImportResource(jobs, uploads, query, () -> {}));
    jersey.register(new ImportsResource(jobs));
    jersey.register(
        new ImportResource(
            jobs,
            new CancelImport(jobs, spool),
            new UndoImport(jobs, store.intakes(), store.readings(), store.transactions()),
            wiring.posts()));
    jersey.register(new ImportProblemsResource(jobs));
    jersey.register(new HealthAutoExportResource(new IngestFile(reader, runs), uploads, query));
  }
}

package coffee.app;

import coffee.app.backup.BackupDirectory;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.ListenAddresses;
import coffee.app.configuration.RuleSettings;
import coffee.app.configuration.Version;
import coffee.app.logging.SentryReports;
import coffee.app.metrics.ChangeWaitMetrics;
import coffee.app.metrics.LoggedEntryMetrics;
import coffee.app.mqtt.DeviceData;
import coffee.app.operator.Administration;
import coffee.app.schema.SchemaCheck;
import coffee.app.storage.Recorders;
import coffee.app.storage.Stores;
import coffee.app.wiring.AccessWiring;
import coffee.app.wiring.ExperimentWiring;
import coffee.app.wiring.HealthWiring;
import coffee.app.wiring.HttpWiring;
import coffee.app.wiring.ImportWiring;
import coffee.app.wiring.LimitWiring;
import coffee.app.wiring.MaintenanceWiring;
import coffee.app.wiring.MetricsWiring;
import coffee.app.wiring.MqttWiring;
import coffee.app.wiring.PersonWiring;
import coffee.app.wiring.RecordWiring;
import coffee.app.wiring.RedisWiring;
import coffee.app.wiring.TaskWiring;
import coffee.app.wiring.WebhookWiring;
import coffee.domain.Ticker;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.changes.ReadChanges;
import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.experiment.ExperimentSources;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.RevocationChannel;
import coffee.domain.webhooks.DetectEvents;
import coffee.domain.webhooks.DetectVerdictChanges;
import coffee.persistence.WorkLease;
import coffee.rest.CallerLookup;
import coffee.rest.batch.BatchProcessor;
import coffee.rest.changes.ChangeWaits;
import coffee.rest.correlation.CorrelationResource;
import coffee.rest.http.RequestLogger;
import coffee.rest.idempotency.IdempotentExecutor;
import coffee.rest.json.RequestBodies;
import coffee.rest.overview.NowResource;
import coffee.rest.service.InfoResource;
import coffee.rest.service.ServiceHealth;
import coffee.rest.session.SignInLinks;
import coffee.rest.setup.RestFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The composition root: creates each component once and passes it to those that need it. The fields
 * are components that more than one step needs; they are private.
 */
final class CompositionRoot {

  private final CoffeeConfiguration configuration;
  private final Environment environment;
  private final Clock clock;

  private final Jdbi jdbi;

  /** The unique identifier of the database. */
  private final String store;

  private final MetricsWiring metrics;
  private final Stores stores;
  private final Recorders recorders;
  private final Person owner;
  private final OwnerKey ownerKey;
  private final RedisWiring redis;
  private final LimitWiring limits;
  private final ImportWiring imports;
  private final RevocationChannel revocations;
  private final ReadChanges changes;
  private final ChangeWaits waits;
  private final AnswerCache answers;
  private final AccessWiring access;
  private final HttpWiring http;

  /** Creates the base components. The owner's key is validated before any connection is made. */
  CompositionRoot(CoffeeConfiguration configuration, Environment environment, Clock clock) {
    this.configuration = configuration;
    this.environment = environment;
    this.clock = clock;
    String key = configuration.owner().requireKey();
    jdbi = new JdbiFactory().build(environment, configuration.database().pool(), HealthWiring.POOL);
    store = new SchemaCheck(jdbi).run();
    metrics = MetricsWiring.of(environment);
    LoggedEntryMetrics loggedEntries = metrics.loggedEntries(clock);
    stores = Stores.over(jdbi, configuration.database().connections());
    recorders =
        stores.recorders(
            configuration.rules(),
            clock,
            loggedEntries::coffeesLogged,
            loggedEntries::heartRatesLogged);
    owner = stores.people().ensure(People.OWNER, configuration.owner().zone());
    ownerKey = OwnerKey.of(key, owner.id());
    redis = RedisWiring.to(configuration.redis().address(), environment);
    limits =
        LimitWiring.of(configuration.limits(), redis, store, Ticker.SYSTEM)
            .withMetrics(metrics.limits());
    limits.registerMetrics(environment);
    imports = new ImportWiring(importPorts(), configuration, clock, metrics.imports());
    revocations = redis.revocations(store, environment.lifecycle());
    answers = redis.answers(store, Ticker.SYSTEM);
    access = new AccessWiring(stores.keys(), stores.codes(), revocations, clock);
    http = new HttpWiring(environment);
    changes = new ReadChanges(stores.changes(), store);
    ChangeWaitMetrics waitMetrics = metrics.changeWaits();
    waits = new ChangeWaits(stores.changes(), changes, Ticker.SYSTEM, waitMetrics);
    waitMetrics.registerWaiting(waits::size);
  }

  private ImportWiring.Ports importPorts() {
    return new ImportWiring.Ports(
        stores.people(),
        stores.importQueue(),
        stores.importRuns(recorders, Ticker.SYSTEM, metrics.imports()));
  }

  /** Registers everything; background work begins when the server starts. */
  void assemble() {
    registerMetrics();
    ServiceHealth health = registerHealthChecks();
    registerRequestLogs();
    registerTasks();
    schedulePurges();
    RestFeature rest = registerAccessControl();
    registerResources(health, rest);
  }

  private void registerMetrics() {
    metrics.registerCollector(redis, this::redisState);
    configuration
        .maintenance()
        .backupDirectory()
        .map(BackupDirectory::new)
        .ifPresent(metrics::registerCollector);
    metrics.registerCollector(configuration.folders());
    if (configuration.operation().metricsPersonal()) {
      metrics.registerCollector(stores.readings(), stores.intakes(), owner.id(), clock);
    }
    metrics.register(environment, configuration.operation(), owner.id());
  }

  private ServiceHealth registerHealthChecks() {
    ServiceHealth health =
        new HealthWiring(jdbi, this::redisState, configuration, clock)
            .register(environment, this::stopBackgroundWork);
    metrics.scheduleHealthChecks(environment);
    return health;
  }

  private void stopBackgroundWork() {
    imports.stopImports();
    waits.close();
  }

  private ServiceHealth.State redisState() {
    return limits.state(redis.state());
  }

  private void registerRequestLogs() {
    http.logRequests(metrics.requests(), new RequestLogger());
    configuration
        .operation()
        .sentryDsn()
        .ifPresent(dsn -> SentryReports.start(dsn, Version.CURRENT, environment.lifecycle()));
  }

  private void registerTasks() {
    Administration administration =
        stores.administration(
            new Administration.Caches(answers, revocations), clock, configuration.owner().zone());
    new TaskWiring(administration).register(environment.admin());
  }

  private void schedulePurges() {
    MaintenanceWiring maintenance = new MaintenanceWiring(environment.lifecycle(), clock);
    maintenance.purgeResponses(stores.idempotency());
    maintenance.purgeSignInCodes(stores.codes());
    WorkLease lease = new WorkLease(jdbi);
    maintenance.purgeChanges(stores.changeRetention(), stores.people(), lease);
    configuration
        .maintenance()
        .retention()
        .ifPresent(
            age -> maintenance.purgeReadings(stores.retention(), stores.people(), lease, age));
  }

  /** Sets the access policy and the rate limits. */
  private RestFeature registerAccessControl() {
    RestFeature rest =
        new RestFeature(
            access.authenticator(ownerKey, environment.lifecycle()),
            limits.accessPolicy(configuration.web()),
            environment.getObjectMapper(),
            clock);
    environment.jersey().register(rest);
    revocations.subscribe(rest::forgetKeys);
    revocations.subscribe(waits::checkKeys);
    http.protect(configuration.web());
    return rest;
  }

  private void registerResources(ServiceHealth health, RestFeature rest) {
    JerseyEnvironment jersey = environment.jersey();
    RuleSettings rules = configuration.rules();
    RequestBodies bodies =
        RequestBodies.withLimit(Math.toIntExact(configuration.web().maxRequestBodyBytes()));
    jersey.register(bodies.memory());
    CallerLookup persons = new CallerLookup(stores.people());

    registerAccess(persons, bodies, rest);
    registerRecords(persons, bodies, rest);
    http.service(
        new InfoResource.Rules(rules.intakes(), rules.readings()),
        bodies,
        limits.activeLimits(),
        health);
    http.page();
  }

  private void registerAccess(CallerLookup persons, RequestBodies bodies, RestFeature rest) {
    JerseyEnvironment jersey = environment.jersey();
    access.registerKeys(jersey, persons, bodies, environment.getObjectMapper());
    access.registerSessions(
        jersey, persons, bodies, access.signInAttempts(rest, stores.transactions()));
    access.registerSignInCodes(jersey, bodies, links());
  }

  private void registerRecords(CallerLookup persons, RequestBodies bodies, RestFeature rest) {
    ObjectMapper json = environment.getObjectMapper();
    IdempotentExecutor idempotency =
        new IdempotentExecutor(stores.idempotency(), stores.transactions(), clock, json);
    RecordWiring.Http requests =
        new RecordWiring.Http(
            persons, bodies, idempotency, new BatchProcessor(stores.transactions()), json);
    RecordWiring records =
        new RecordWiring(environment.jersey(), requests, configuration.rules(), clock);
    records.coffees(stores.intakes(), recorders.intakes());
    records.heartRates(stores.readings(), recorders.readings(), stores.history());
    records.steps(stores.steps(), recorders.steps());
    ExperimentWiring experiments =
        ExperimentWiring.of(
            stores.experiments(),
            new ExperimentSources(
                stores.intakes(), stores.readings(), stores.history(), stores.steps()),
            stores.transactions(),
            clock);
    experiments.register(
        environment.jersey(), requests, rest.authenticationLimiter(), metrics.experiments());
    records.caffeineLevels(stores.intakes(), experiments.reads());
    records.overviews(experiments.data(), experiments.reads());
    AnalyzeCorrelation analyze =
        new AnalyzeCorrelation(stores.analyzed(), clock, metrics.answers());
    CorrelationResource correlation = records.correlation(analyze, answers);
    records.assistants(experiments.data(), experiments.reads(), recorders.intakes(), correlation);
    imports.register(
        environment.jersey(),
        new ImportWiring.ClientPorts(stores.imports(), stores.undoImport(), stores.ingests()),
        requests);
    imports.run(environment);
    Consumer<PersonId> files = imports.spool()::deleteFilesOf;
    PersonWiring person = new PersonWiring(environment.jersey(), requests, clock);
    person.profile(stores.people(), files.andThen(answers::evictPerson));
    person.export(stores.exportData(clock), changes, store);
    person.changes(changes, waits, rest::isValidKey);
    registerWebhooks(bodies, experiments.reads(), analyze);
    publishToHomeAssistant(records.now(experiments.data(), experiments.reads()));
  }

  private void publishToHomeAssistant(NowResource now) {
    DeviceData device =
        new DeviceData(
            stores.people(),
            owner.id(),
            now::now,
            new ReadIntakeDays(stores.intakes(), clock),
            recorders.intakes());
    new MqttWiring(configuration.mqtt(), store, new WorkLease(jdbi))
        .publish(device, metrics::mqtt, environment);
  }

  private void registerWebhooks(
      RequestBodies bodies, ReadExperiment experiments, AnalyzeCorrelation analyze) {
    WebhookWiring webhooks = new WebhookWiring(stores.webhooks(), configuration.webhooks(), clock);
    webhooks.register(environment.jersey(), bodies);
    webhooks.deliver(stores.deliveries(), metrics.webhooks(), environment.lifecycle());
    DetectEvents.Data data =
        new DetectEvents.Data(
            stores.people(),
            new ReadIntakeToday(stores.intakes(), configuration.rules().intakes(), clock),
            new ReadCaffeineLevel(stores.intakes()),
            experiments);
    webhooks.detectEvents(
        new DetectEvents(stores.subscribers(), stores.outbox(), data, clock),
        environment.lifecycle());
    DetectVerdictChanges.Data answered =
        new DetectVerdictChanges.Data(
            stores.people(), stores.experiments(), webhooks.verdicts(analyze));
    webhooks.detectVerdictChanges(
        new DetectVerdictChanges(
            stores.subscribers(),
            new DetectVerdictChanges.Results(stores.outbox(), stores.transactions()),
            answered,
            clock),
        environment.lifecycle());
  }

  /** Reads the addresses of the machine when a link is made, because they change. */
  private SignInLinks links() {
    ListenAddresses addresses = ListenAddresses.of(configuration);
    return new SignInLinks(addresses::networkUrls);
  }
}

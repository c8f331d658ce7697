package coffee.app;

import coffee.app.backup.BackupDirectory;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.ListenAddresses;
import coffee.app.configuration.Version;
import coffee.app.logging.SentryReports;
import coffee.app.operator.Administration;
import coffee.app.schema.SchemaCheck;
import coffee.app.storage.Recorders;
import coffee.app.storage.Stores;
import coffee.app.wiring.AccessWiring;
import coffee.app.wiring.ChangeWiring;
import coffee.app.wiring.HealthWiring;
import coffee.app.wiring.HttpWiring;
import coffee.app.wiring.ImportWiring;
import coffee.app.wiring.LimitWiring;
import coffee.app.wiring.MaintenanceWiring;
import coffee.app.wiring.MetricsWiring;
import coffee.app.wiring.MqttWiring;
import coffee.app.wiring.PersonWiring;
import coffee.app.wiring.RedisWiring;
import coffee.app.wiring.RequestHandling;
import coffee.app.wiring.TaskWiring;
import coffee.domain.Ticker;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.People;
import coffee.domain.person.PersonId;
import coffee.domain.person.RevocationChannel;
import coffee.persistence.WorkLease;
import coffee.rest.http.RequestLogger;
import coffee.rest.json.RequestBodies;
import coffee.rest.service.InfoResource;
import coffee.rest.service.ServiceHealth;
import coffee.rest.session.SignInLinks;
import coffee.rest.setup.RestFeature;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The composition root: creates each component once and passes it to those that need it. {@link
 * EntryFeatures} connects what persons log. The fields are components that more than one step
 * needs; they are private.
 */
final class CompositionRoot {

  private final CoffeeConfiguration configuration;
  private final Environment environment;
  private final Clock clock;

  /** How a person at a terminal starts the service, if known. */
  private final Optional<String> startCommand;

  private final Jdbi jdbi;

  /** The unique identifier of the database. */
  private final String store;

  private final MetricsWiring metrics;
  private final Stores stores;
  private final Recorders recorders;
  private final PersonId owner;
  private final OwnerKey ownerKey;
  private final RedisWiring redis;
  private final LimitWiring limits;
  private final ImportWiring imports;
  private final RevocationChannel revocations;
  private final ChangeWiring changes;
  private final AnswerCache answers;
  private final AccessWiring access;
  private final HttpWiring http;

  /** Creates the base components. The owner's key is validated before any connection is made. */
  CompositionRoot(
      CoffeeConfiguration configuration,
      Environment environment,
      Clock clock,
      Optional<String> startCommand) {
    this.startCommand = startCommand;
    this.configuration = configuration;
    this.environment = environment;
    this.clock = clock;
    String key = configuration.owner().requireKey();
    jdbi = new JdbiFactory().build(environment, configuration.database().pool(), HealthWiring.POOL);
    store = new SchemaCheck(jdbi).run();
    metrics = MetricsWiring.of(environment);
    stores = Stores.over(jdbi, configuration.database().connections());
    recorders = stores.recorders(configuration.rules(), clock, metrics.loggedEntries(clock));
    owner = stores.people().ensure(People.OWNER, configuration.owner().zone()).id();
    ownerKey = OwnerKey.of(key, owner);
    redis = RedisWiring.to(configuration.redis().address(), environment);
    limits =
        LimitWiring.of(configuration.limits(), redis, store, Ticker.SYSTEM)
            .withMetrics(metrics.limits());
    limits.registerMetrics(environment);
    ImportWiring.Ports importPorts =
        new ImportWiring.Ports(
            stores.people(),
            stores.importQueue(),
            stores.importRuns(recorders, Ticker.SYSTEM, metrics.imports()));
    imports = new ImportWiring(importPorts, configuration, clock, metrics.imports());
    revocations = redis.revocations(store, environment.lifecycle());
    answers = redis.answers(store, Ticker.SYSTEM);
    access = new AccessWiring(stores.keys(), stores.codes(), revocations, clock);
    http = new HttpWiring(environment);
    changes = ChangeWiring.of(stores.changes(), store, metrics.changeWaits());
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
      metrics.registerCollector(stores.readings(), stores.intakes(), owner, clock);
    }
    metrics.register(environment, configuration.operation(), owner);
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
    changes.waits().close();
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
    MaintenanceWiring maintenance =
        new MaintenanceWiring(environment.lifecycle(), clock, stores.people(), new WorkLease(jdbi));
    maintenance.purgeResponses(stores.idempotency());
    maintenance.purgeSignInCodes(stores.codes());
    maintenance.purgeChanges(stores.changeRetention());
    configuration
        .maintenance()
        .retention()
        .ifPresent(age -> maintenance.purgeReadings(stores.retention(), age));
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
    revocations.subscribe(changes.waits()::checkKeys);
    http.protect(configuration.web());
    return rest;
  }

  private void registerResources(ServiceHealth health, RestFeature rest) {
    RequestHandling handling =
        RequestHandling.over(
            new RequestHandling.Ports(stores.people(), stores.idempotency(), stores.transactions()),
            RequestBodies.withLimit(Math.toIntExact(configuration.web().maxRequestBodyBytes())),
            clock,
            environment.getObjectMapper());
    environment.jersey().register(handling.bodies().memory());
    access.register(
        environment.jersey(),
        handling,
        access.signInAttempts(rest, stores.transactions()),
        links());
    registerPersonalData(handling, rest);
    http.service(
        new InfoResource.Rules(configuration.rules().intakes(), configuration.rules().readings()),
        handling.bodies(),
        limits.activeLimits(),
        health);
    http.page();
  }

  private void registerPersonalData(RequestHandling handling, RestFeature rest) {
    imports.register(
        environment.jersey(),
        new ImportWiring.ClientPorts(stores.imports(), stores.undoImport(), stores.ingests()),
        handling);
    imports.run(environment);
    Consumer<PersonId> files = imports.spool()::deleteFilesOf;
    PersonWiring person = new PersonWiring(environment.jersey(), handling, clock);
    person.profile(stores.people(), files.andThen(answers::evictPerson));
    person.export(stores.exportData(clock), changes.feed(), store);
    changes.register(environment.jersey(), rest::isValidKey);
    new EntryFeatures(environment, configuration, clock, stores, recorders, metrics)
        .register(
            handling,
            rest.authenticationLimiter(),
            answers,
            new MqttWiring(configuration.mqtt(), store, owner, new WorkLease(jdbi)));
  }

  /** Reads the addresses of the machine when a link is made, because they change. */
  private SignInLinks links() {
    ListenAddresses addresses = ListenAddresses.of(configuration);
    return new SignInLinks(addresses::networkUrls, addresses.startForNetwork(startCommand));
  }
}

package coffee.app;

import coffee.app.backup.BackupFolder;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.ListenAddresses;
import coffee.app.configuration.Version;
import coffee.app.logging.SentryReports;
import coffee.app.operator.Administration;
import coffee.app.schema.SchemaCheck;
import coffee.app.storage.Recorders;
import coffee.app.storage.Stores;
import coffee.app.wiring.CaffeineWiring;
import coffee.app.wiring.CorrelationWiring;
import coffee.app.wiring.EdgeWiring;
import coffee.app.wiring.ExportWiring;
import coffee.app.wiring.HealthWiring;
import coffee.app.wiring.HeartRateWiring;
import coffee.app.wiring.IdempotencyWiring;
import coffee.app.wiring.ImportWiring;
import coffee.app.wiring.IntakeWiring;
import coffee.app.wiring.KeyWiring;
import coffee.app.wiring.LimitWiring;
import coffee.app.wiring.MetricsWiring;
import coffee.app.wiring.PageWiring;
import coffee.app.wiring.PersonWiring;
import coffee.app.wiring.RedisWiring;
import coffee.app.wiring.RequestLogWiring;
import coffee.app.wiring.ResourceParts;
import coffee.app.wiring.RetentionWiring;
import coffee.app.wiring.ServiceWiring;
import coffee.app.wiring.SessionWiring;
import coffee.app.wiring.TaskWiring;
import coffee.domain.Ticker;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.intake.IntakeRules;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.RevocationChannel;
import coffee.persistence.WorkLease;
import coffee.rest.http.RequestLogger;
import coffee.rest.json.RequestBodies;
import coffee.rest.service.ServiceHealth;
import coffee.rest.session.SignInLinks;
import coffee.rest.setup.RestFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The composition root: creates each component once and passes it to those that need it. The fields
 * are components that more than one step needs; they are private.
 */
final class CompositionRoot {

  private final CoffeeConfiguration configuration;
  private final Environment environment;
  private final Clock clock = Clock.systemUTC();

  private final Jdbi jdbi;

  /** The unique identifier of the database. */
  private final String store;

  private final MetricsWiring metrics;
  private final Stores stores;
  private final Person owner;
  private final OwnerKey ownerKey;
  private final RedisWiring redis;
  private final LimitWiring limits;
  private final ImportWiring imports;
  private final RevocationChannel revocations;
  private final AnswerCache answers;
  private final KeyWiring keys;
  private final SessionWiring sessions;

  /** Creates the base components. The owner's key is validated before any connection is made. */
  CompositionRoot(CoffeeConfiguration configuration, Environment environment) {
    this.configuration = configuration;
    this.environment = environment;
    String key = configuration.owner().requireKey();
    jdbi = new JdbiFactory().build(environment, configuration.database().pool(), HealthWiring.POOL);
    store = new SchemaCheck(jdbi).run();
    metrics = MetricsWiring.of(environment);
    stores =
        metrics.countLoggedEntries(
            Stores.over(jdbi, configuration.database().connections()), clock);
    owner = stores.people().ensure(People.OWNER, configuration.owner().zone());
    ownerKey = OwnerKey.of(key, owner.id());
    redis = RedisWiring.to(configuration.redis().address(), environment);
    limits =
        LimitWiring.of(configuration.limits(), redis, store, Ticker.SYSTEM)
            .withMetrics(metrics.limits());
    limits.registerMetrics(environment);
    imports = ImportWiring.of(stores, configuration, clock, metrics.imports());
    revocations = redis.revocations(store, environment.lifecycle());
    answers = redis.answers(store, Ticker.SYSTEM);
    keys = new KeyWiring(stores.keys(), revocations, clock);
    sessions = new SessionWiring(stores, revocations, clock);
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
        .upkeep()
        .backupDirectory()
        .map(BackupFolder::new)
        .ifPresent(metrics::registerCollector);
    metrics.registerCollector(configuration.folders());
    if (configuration.operation().metricsPersonal()) {
      metrics.registerCollector(stores, owner.id(), clock);
    }
    metrics.register(environment, configuration.operation(), owner.id());
  }

  private ServiceHealth registerHealthChecks() {
    ServiceHealth health =
        new HealthWiring(jdbi, this::redisState, configuration, clock)
            .register(environment, imports::stopImports);
    metrics.scheduleHealthChecks(environment);
    return health;
  }

  private ServiceHealth.State redisState() {
    return limits.state(redis.state());
  }

  private void registerRequestLogs() {
    LifecycleEnvironment lifecycle = environment.lifecycle();
    new RequestLogWiring(List.of(metrics.requests(), new RequestLogger())).register(lifecycle);
    configuration
        .operation()
        .sentryDsn()
        .ifPresent(dsn -> SentryReports.start(dsn, Version.CURRENT, lifecycle));
  }

  private void registerTasks() {
    Administration administration =
        new Administration(stores, answers, revocations, clock, configuration.owner().zone());
    new TaskWiring(administration).register(environment.admin());
  }

  private void schedulePurges() {
    LifecycleEnvironment lifecycle = environment.lifecycle();
    new IdempotencyWiring(stores.retries(), clock).purgeRegularly(lifecycle);
    sessions.purgeRegularly(lifecycle);
    new RetentionWiring(stores, clock, new WorkLease(jdbi))
        .purgeDaily(configuration.upkeep().retention(), lifecycle);
  }

  /** Sets the access policy and the rate limits. */
  private RestFeature registerAccessControl() {
    RestFeature rest =
        new RestFeature(
            keys.authenticator(ownerKey, environment.lifecycle()),
            limits.accessPolicy(configuration.web()),
            environment.getObjectMapper(),
            clock);
    environment.jersey().register(rest);
    revocations.subscribe(rest::forgetKeys);
    EdgeWiring.register(environment, configuration.web());
    return rest;
  }

  private void registerResources(ServiceHealth health, RestFeature rest) {
    JerseyEnvironment jersey = environment.jersey();
    ObjectMapper json = environment.getObjectMapper();
    RequestBodies bodies =
        RequestBodies.withLimit(Math.toIntExact(configuration.web().maxRequestBodyBytes()));
    jersey.register(bodies.memory());
    ResourceParts parts = ResourceParts.of(stores, bodies, json, clock);
    IntakeRules intakeRules = configuration.rules().intakes();
    keys.register(jersey, parts);
    sessions.register(jersey, parts, rest, links());
    Recorders recorders = stores.recorders(configuration.rules(), clock);
    new IntakeWiring(stores.intakes(), intakeRules, parts, clock)
        .register(jersey, recorders.intakes());
    new HeartRateWiring(stores, configuration.rules().readings(), parts, clock)
        .register(jersey, recorders.readings());
    new CaffeineWiring(stores.intakes(), intakeRules, parts, clock).register(jersey);
    imports.register(jersey, parts);
    imports.run(environment);
    Consumer<PersonId> files = imports.spool()::deleteFilesOf;
    new PersonWiring(stores, intakeRules, parts, clock)
        .register(jersey, files.andThen(answers::evictPerson));
    new CorrelationWiring(stores, answers, parts.persons(), clock)
        .register(jersey, json, metrics.answers());
    new ExportWiring(stores, store, parts.persons(), clock).register(jersey);
    new ServiceWiring(configuration.rules(), bodies, limits.activeLimits(), health)
        .register(jersey);
    PageWiring.register(jersey);
  }

  /** Reads the addresses of the machine when a link is made, because they change. */
  private SignInLinks links() {
    ListenAddresses addresses = ListenAddresses.of(configuration);
    return new SignInLinks(addresses::networkUrls);
  }
}

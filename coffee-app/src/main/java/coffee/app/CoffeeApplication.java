package coffee.app;

import coffee.app.backup.Backups;
import coffee.app.commands.BackupCommand;
import coffee.app.commands.CheckConfigurationCommand;
import coffee.app.commands.DoctorCommand;
import coffee.app.commands.ExportCommand;
import coffee.app.commands.ImportCommand;
import coffee.app.commands.OperatorCommand;
import coffee.app.commands.RestoreCommand;
import coffee.app.commands.SchemaCommand;
import coffee.app.commands.ServeCommand;
import coffee.app.commands.VerifyCommand;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.EnvironmentSource;
import coffee.app.configuration.PackagedByDefault;
import coffee.app.configuration.Version;
import coffee.app.logging.SentryReports;
import coffee.app.operator.BinActions;
import coffee.app.operator.CacheActions;
import coffee.app.operator.KeyActions;
import coffee.app.operator.Office;
import coffee.app.operator.PersonActions;
import coffee.app.operator.PurgeActions;
import coffee.app.operator.StatisticsActions;
import coffee.app.schema.SchemaCheck;
import coffee.app.storage.Stores;
import coffee.app.wiring.CaffeineWiring;
import coffee.app.wiring.CorrelationWiring;
import coffee.app.wiring.EdgeWiring;
import coffee.app.wiring.ExportWiring;
import coffee.app.wiring.HealthWiring;
import coffee.app.wiring.HeartRateWiring;
import coffee.app.wiring.ImportWiring;
import coffee.app.wiring.IntakeWiring;
import coffee.app.wiring.KeyWiring;
import coffee.app.wiring.LimitWiring;
import coffee.app.wiring.Manners;
import coffee.app.wiring.MetricsWiring;
import coffee.app.wiring.PersonWiring;
import coffee.app.wiring.RedisWiring;
import coffee.app.wiring.RequestLogWiring;
import coffee.app.wiring.RetentionWiring;
import coffee.app.wiring.RetryWiring;
import coffee.app.wiring.ServiceWiring;
import coffee.app.wiring.TaskWiring;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.intake.IntakeRules;
import coffee.domain.person.OwnerKey;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Revocations;
import coffee.persistence.SoleRun;
import coffee.rest.conventions.Conventions;
import coffee.rest.http.RequestLines;
import coffee.rest.json.Bodies;
import coffee.rest.service.Health;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The service. */
public class CoffeeApplication extends Application<CoffeeConfiguration> {

  private final Map<String, String> environmentVariables;

  /** A service with an environment of its own. */
  public CoffeeApplication(Map<String, String> environmentVariables) {
    this.environmentVariables = Map.copyOf(environmentVariables);
  }

  /** Runs a command; see {@code --help}. */
  public static void main(String[] arguments) throws Exception {
    new CoffeeApplication(System.getenv()).run(arguments);
  }

  @Override
  public final String getName() {
    return "coffee";
  }

  @Override
  public final Class<CoffeeConfiguration> getConfigurationClass() {
    return CoffeeConfiguration.class;
  }

  @Override
  public final void initialize(Bootstrap<CoffeeConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(
        new EnvironmentSource(bootstrap.getConfigurationSourceProvider(), environmentVariables));
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new PackagedByDefault<>(type, validator, mapper, environmentVariables));
    bootstrap.addCommand(new SchemaCommand());
    bootstrap.addCommand(new ImportCommand());
    bootstrap.addCommand(new ExportCommand());
    bootstrap.addCommand(new BackupCommand());
    bootstrap.addCommand(new RestoreCommand());
    bootstrap.addCommand(new VerifyCommand());
    bootstrap.addCommand(new DoctorCommand());
    bootstrap.addCommand(
        new OperatorCommand(
            "person", "Adds, lists, renames and removes persons", PersonActions.ALL));
    bootstrap.addCommand(
        new OperatorCommand("key", "Creates, lists, rotates and revokes keys", KeyActions.ALL));
    bootstrap.addCommand(
        new OperatorCommand(
            "bins", "Verifies and rebuilds the five-minute bins of readings", BinActions.ALL));
    bootstrap.addCommand(
        new OperatorCommand("cache", "Forgets what is remembered", CacheActions.ALL));
    bootstrap.addCommand(
        new OperatorCommand("statistics", "Counts what is stored", StatisticsActions.ALL));
    bootstrap.addCommand(new OperatorCommand("purge", "Gives up what is old", PurgeActions.ALL));
  }

  @Override
  protected final void addDefaultCommands(Bootstrap<CoffeeConfiguration> bootstrap) {
    bootstrap.addCommand(new ServeCommand(this));
    bootstrap.addCommand(new CheckConfigurationCommand());
  }

  @Override
  public void run(CoffeeConfiguration configuration, Environment environment) throws Exception {
    String ownerKey = configuration.owner().requireKey();
    Clock clock = Clock.systemUTC();
    Jdbi jdbi =
        new JdbiFactory().build(environment, configuration.database().pool(), HealthWiring.POOL);
    String store = new SchemaCheck(jdbi).run();
    MetricsWiring metrics = MetricsWiring.of(environment);
    Stores stores = metrics.journal(Stores.over(jdbi), clock);
    Person owner = stores.people().ensure(People.OWNER, configuration.owner().zone());

    RedisWiring redis = RedisWiring.to(configuration.redis().address(), environment);
    LimitWiring limits =
        LimitWiring.of(configuration.limits(), redis, store, clock).counted(metrics.limits());
    limits.observe(environment);
    Supplier<Health.State> redisState = () -> limits.state(redis.state());
    metrics.show(redis, redisState);
    configuration.upkeep().backups().map(Backups::new).ifPresent(metrics::show);
    metrics.show(configuration.folders());
    if (configuration.operation().metricsPersonal()) {
      metrics.show(stores, owner.id());
    }
    metrics.register(environment, configuration.operation(), owner.id());
    ImportWiring imports = ImportWiring.of(stores, configuration, clock, metrics.imports());
    Health health =
        new HealthWiring(jdbi, redisState, configuration, clock)
            .register(environment, imports::windDown);
    metrics.watch(environment, clock);
    new RequestLogWiring(List.of(metrics.requests(), new RequestLines()))
        .register(environment.lifecycle());
    configuration
        .operation()
        .sentryDsn()
        .ifPresent(dsn -> SentryReports.start(dsn, Version.CURRENT, environment.lifecycle()));
    Revocations revocations = redis.revocations(store, environment.lifecycle());
    AnswerCache answers = redis.answers(store, clock);
    new TaskWiring(new Office(stores, answers, revocations, clock, configuration.owner().zone()))
        .register(environment.admin());
    new RetryWiring(stores.retries(), clock).purgeRegularly(environment.lifecycle());
    new RetentionWiring(stores, clock, new SoleRun(jdbi))
        .purgeDaily(configuration.upkeep().retention(), environment.lifecycle());

    ObjectMapper json = environment.getObjectMapper();
    JerseyEnvironment jersey = environment.jersey();
    KeyWiring keys = new KeyWiring(stores.keys(), revocations, clock);
    Conventions conventions =
        new Conventions(
            keys.authenticator(OwnerKey.of(ownerKey, owner.id()), environment.lifecycle()),
            limits.edge(configuration.web()),
            json);
    jersey.register(conventions);
    revocations.listen(conventions::forgetKeys);
    EdgeWiring.guard(environment, configuration.web());

    Bodies bodies = Bodies.ofUpTo(Math.toIntExact(configuration.web().maxRequestBodyBytes()));
    jersey.register(bodies.room());
    Manners manners = Manners.of(stores, bodies, json, clock);
    IntakeRules intakeRules = configuration.rules().intakes();
    keys.register(jersey, manners);
    new IntakeWiring(stores.intakes(), intakeRules, manners, clock).register(jersey);
    new HeartRateWiring(stores, configuration.rules().readings(), manners, clock).register(jersey);
    new CaffeineWiring(stores.intakes(), intakeRules, manners, clock).register(jersey);
    imports.register(jersey, manners);
    imports.run(environment);
    Consumer<PersonId> files = imports.spool()::forget;
    new PersonWiring(stores, intakeRules, manners, clock)
        .register(jersey, files.andThen(answers::forget));
    new CorrelationWiring(stores, answers, manners.persons(), clock)
        .register(jersey, json, metrics.answers());
    new ExportWiring(stores, store, manners.persons(), clock).register(jersey);
    new ServiceWiring(configuration.rules(), bodies, limits.inForce(), health).register(jersey);
  }
}

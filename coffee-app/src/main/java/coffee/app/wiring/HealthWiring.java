package coffee.app.wiring;

import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.health.ClockHealthCheck;
import coffee.app.health.DatabaseHealthCheck;
import coffee.app.health.DatabaseState;
import coffee.app.health.DegradationHealthCheck;
import coffee.app.health.DependencyHealth;
import coffee.app.health.DirectoryHealthCheck;
import coffee.app.health.DirectoryHealthCheck.Use;
import coffee.app.health.Draining;
import coffee.app.health.PoolHealthCheck;
import coffee.app.health.SchemaHealthCheck;
import coffee.app.schema.SchemaCheck;
import coffee.rest.service.ServiceHealth;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/**
 * Wires health checks: cheap ones for everybody, detailed ones for operators.
 *
 * @param redis supplies the state of Redis
 * @param clock clock of this machine
 */
public record HealthWiring(
    Jdbi jdbi, Supplier<ServiceHealth.State> redis, CoffeeConfiguration settings, Clock clock) {

  /** The name of the connection pool in the metrics. */
  public static final String POOL = "postgresql";

  /**
   * Registers the checks.
   *
   * @param atEnd runs as soon as the service is asked to stop
   */
  public ServiceHealth register(Environment environment, Runnable atEnd) {
    Draining draining = new Draining(settings.operation().shutdownDelay(), atEnd);
    environment.lifecycle().addEventListener(draining);
    DatabaseState database = new DatabaseState(jdbi, settings.database()::login);
    ServiceHealth health = new DependencyHealth(database, redis, draining::isDraining);
    HealthCheckRegistry checks = environment.healthChecks();
    checks.register("database", new DatabaseHealthCheck(jdbi));
    checks.register("schema", new SchemaHealthCheck(new SchemaCheck(jdbi)));
    checks.register(
        "pool",
        new PoolHealthCheck(environment.metrics(), POOL, settings.database().connections()));
    checks.register("clock", new ClockHealthCheck(jdbi, clock));
    checks.register("redis", DegradationHealthCheck.ofRedis(health));
    checks.register("hosts", DegradationHealthCheck.ofHosts(settings.web().hosts()));
    settings
        .maintenance()
        .backupDirectory()
        .ifPresent(path -> checks.register("backups", new DirectoryHealthCheck(path, Use.READ)));
    return health;
  }
}

package coffee.app.wiring;

import coffee.app.backup.BackupDirectory;
import coffee.app.configuration.OperationSettings;
import coffee.app.metrics.AnswerMetrics;
import coffee.app.metrics.BackupMetrics;
import coffee.app.metrics.ChangeWaitMetrics;
import coffee.app.metrics.DropwizardMetricNames;
import coffee.app.metrics.ExperimentMetrics;
import coffee.app.metrics.FolderMetrics;
import coffee.app.metrics.HealthMetrics;
import coffee.app.metrics.HttpMetrics;
import coffee.app.metrics.ImportMetrics;
import coffee.app.metrics.LimitMetrics;
import coffee.app.metrics.LoggedEntryMetrics;
import coffee.app.metrics.MetricsResource;
import coffee.app.metrics.MqttMetrics;
import coffee.app.metrics.PersonalMetrics;
import coffee.app.metrics.RedisMetrics;
import coffee.app.metrics.WebhookMetrics;
import coffee.domain.Ticker;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.PersonId;
import coffee.rest.service.ServiceHealth;
import io.dropwizard.core.setup.AdminEnvironment;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.lifecycle.Managed;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.prometheus.client.servlet.jakarta.exporter.MetricsServlet;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.server.RequestLog;

/**
 * Wires the metrics in one registry. Other features register their metrics there as well.
 *
 * @param registry metrics of both pages
 * @param imports metrics of imports
 */
public record MetricsWiring(CollectorRegistry registry, ImportMetrics imports) {

  /** Registers metrics of the JVM and of Dropwizard: pools, threads, Jetty. */
  public static MetricsWiring of(Environment environment) {
    CollectorRegistry registry = new CollectorRegistry();
    DefaultExports.register(registry);
    registry.register(DropwizardMetricNames.collector(environment.metrics()));
    return new MetricsWiring(registry, new ImportMetrics(registry));
  }

  /** Registers metrics of requests. */
  public RequestLog requests() {
    return new HttpMetrics(registry);
  }

  /** Registers metrics of answers. */
  public AnswerMetrics answers() {
    return new AnswerMetrics(registry);
  }

  /** Registers metrics of experiments. */
  public ExperimentMetrics experiments() {
    return new ExperimentMetrics(registry);
  }

  /** Registers metrics of webhooks. */
  public WebhookMetrics webhooks() {
    return new WebhookMetrics(registry);
  }

  /** Registers metrics of requests that wait for changes. */
  public ChangeWaitMetrics changeWaits() {
    return new ChangeWaitMetrics(registry);
  }

  /** Registers metrics of the MQTT broker. */
  public MqttMetrics mqtt() {
    return new MqttMetrics(registry);
  }

  /** Adds metrics to rate limits. */
  public LimitMetrics limits() {
    return new LimitMetrics(registry);
  }

  /** Registers metrics of new entries. */
  public LoggedEntryMetrics loggedEntries(Clock clock) {
    return new LoggedEntryMetrics(registry, clock);
  }

  /** Registers the time of the newest backup. */
  public void registerCollector(BackupDirectory backups) {
    registry.register(new BackupMetrics(backups));
  }

  /**
   * Registers metrics of Redis, if there is one.
   *
   * @param state state as in the health check
   */
  public void registerCollector(RedisWiring redis, Supplier<ServiceHealth.State> state) {
    redis.client().ifPresent(client -> registry.register(new RedisMetrics(client, state)));
  }

  /**
   * Registers the free space of directories.
   *
   * @param folders directories by purpose
   */
  public void registerCollector(Map<String, Path> folders) {
    registry.register(new FolderMetrics(folders));
  }

  /** Runs the health checks at startup and then regularly, and registers their results. */
  public void scheduleHealthChecks(Environment environment) {
    HealthMetrics health = new HealthMetrics(environment.healthChecks(), Ticker.SYSTEM);
    registry.register(health);
    ScheduledExecutorService executor =
        environment.lifecycle().scheduledExecutorService("health-%d", true).threads(1).build();
    environment
        .lifecycle()
        .manage(
            new Managed() {
              @Override
              public void start() {
                health.runChecks(); // so that the first scrape has all of them
                long seconds = HealthMetrics.INTERVAL.toSeconds();
                ScheduledFuture<?> unused =
                    executor.scheduleWithFixedDelay(
                        health::runChecks, seconds, seconds, TimeUnit.SECONDS);
              }
            });
  }

  /** Registers the owner's latest values, if enabled. */
  public void registerCollector(
      ReadingLog readings, IntakeLog intakes, PersonId owner, Clock clock) {
    registry.register(new PersonalMetrics(readings, intakes, owner, clock));
  }

  /**
   * Registers the pages. On the admin port, {@code /metrics} has the Prometheus format: an exact
   * path wins over Dropwizard's wildcard. Dropwizard's JSON is at {@code /metrics.json}.
   *
   * @param owner person whose latest values the main port may show
   */
  public void register(Environment environment, OperationSettings settings, PersonId owner) {
    JerseyEnvironment jersey = environment.jersey();
    jersey.register(new MetricsResource(registry, owner, settings.metricsPublic()));
    AdminEnvironment admin = environment.admin();
    admin.addServlet("prometheus", new MetricsServlet(registry)).addMapping("/metrics");
    admin
        .addServlet(
            "metrics-json",
            new io.dropwizard.metrics.servlets.MetricsServlet(environment.metrics()))
        .addMapping("/metrics.json");
  }
}

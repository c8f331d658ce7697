package coffee.app.metrics;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the health checks find. A page tells what was found when somebody last looked, and asks
 * nobody: some checks write to PostgreSQL, or wait for it. Safe for use by many threads.
 */
public final class HealthMetrics extends Collector {

  /** How long to wait between two looks; alerts wait for some minutes anyway. */
  public static final Duration PAUSE = Duration.ofSeconds(30);

  /**
   * A check that has said nothing for so long hangs, and whoever hangs is not well. With PostgreSQL
   * away, a round takes a few seconds for each check.
   */
  static final Duration SILENCE = Duration.ofMinutes(3);

  private record Finding(boolean isHealthy, Instant at) {}

  private final HealthCheckRegistry checks;
  private final Clock clock;
  private final Map<String, Finding> findings = new ConcurrentSkipListMap<>();

  /** Nothing was looked at yet. */
  public HealthMetrics(HealthCheckRegistry checks, Clock clock) {
    this.checks = checks;
    this.clock = clock;
  }

  /** Runs all checks. */
  public void look() {
    for (String name : checks.getNames()) {
      HealthCheck.Result result = checks.runHealthCheck(name);
      findings.put(name, new Finding(result.isHealthy(), clock.instant()));
    }
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily healthy =
        new GaugeMetricFamily(
            "health_check",
            "Whether a part is well: 1 or 0. /healthcheck of the admin port says why.",
            List.of("check"));
    Instant oldest = clock.instant().minus(SILENCE);
    findings.forEach(
        (name, finding) ->
            healthy.addMetric(
                List.of(name), finding.isHealthy() && finding.at().isAfter(oldest) ? 1 : 0));
    return List.of(healthy);
  }
}

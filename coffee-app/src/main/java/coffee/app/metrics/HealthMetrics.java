package coffee.app.metrics;

import coffee.domain.Ticker;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The results of the health checks. A scrape reports the last result without running checks: some
 * write to PostgreSQL or wait for it. Thread-safe.
 */
public final class HealthMetrics extends Collector {

  /** The interval between runs; alerts wait for some minutes anyway. */
  public static final Duration PAUSE = Duration.ofSeconds(30);

  /**
   * A check without a result for so long is hanging, and counts as unhealthy. With PostgreSQL
   * unavailable, a run takes a few seconds per check.
   */
  static final Duration MAX_AGE = Duration.ofMinutes(3);

  private record Finding(boolean isHealthy, long at) {}

  private final HealthCheckRegistry checks;
  private final Ticker ticker;
  private final Map<String, Finding> findings = new ConcurrentSkipListMap<>();

  /** Starts without results. */
  public HealthMetrics(HealthCheckRegistry checks, Ticker ticker) {
    this.checks = checks;
    this.ticker = ticker;
  }

  /** Runs all checks. */
  public void runChecks() {
    for (String name : checks.getNames()) {
      HealthCheck.Result result = checks.runHealthCheck(name);
      findings.put(name, new Finding(result.isHealthy(), ticker.nanos()));
    }
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily healthy =
        new GaugeMetricFamily(
            "health_check",
            "Whether a component is healthy: 1 or 0. See /healthcheck on the admin port.",
            List.of("check"));
    long now = ticker.nanos();
    findings.forEach(
        (name, finding) ->
            healthy.addMetric(
                List.of(name),
                finding.isHealthy() && now - finding.at() < MAX_AGE.toNanos() ? 1 : 0));
    return List.of(healthy);
  }
}

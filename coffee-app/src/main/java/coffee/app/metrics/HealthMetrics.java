package coffee.app.metrics;

import coffee.domain.Ticker;
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

  /** The interval between runs; alerts wait for minutes anyway. */
  public static final Duration INTERVAL = Duration.ofSeconds(30);

  /**
   * A check whose last result is older hangs, and counts as unhealthy. With PostgreSQL unavailable,
   * a run takes a few seconds per check.
   */
  static final Duration MAX_AGE = Duration.ofMinutes(3);

  private record CheckResult(boolean isHealthy, long at) {}

  private final HealthCheckRegistry checks;
  private final Ticker ticker;
  private final Map<String, CheckResult> results = new ConcurrentSkipListMap<>();

  /** Starts without results. */
  public HealthMetrics(HealthCheckRegistry checks, Ticker ticker) {
    this.checks = checks;
    this.ticker = ticker;
  }

  /** Runs all checks. */
  public void runChecks() {
    for (String name : checks.getNames()) {
      boolean isHealthy = checks.runHealthCheck(name).isHealthy();
      results.put(name, new CheckResult(isHealthy, ticker.nanos()));
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
    results.forEach(
        (name, result) ->
            healthy.addMetric(
                List.of(name),
                result.isHealthy() && now - result.at() < MAX_AGE.toNanos() ? 1 : 0));
    return List.of(healthy);
  }
}

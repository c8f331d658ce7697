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

  private record Finding(boolean isHealthy, long at) {}

  private final HealthCheckRegistry checks;
  private final Ticker ticker;
  private final Map<String, Finding> findings = new ConcurrentSkipListMap<>();

  /** Nothing was looked at yet. */
  public HealthMetrics(HealthCheckRegistry checks, Ticker ticker) {
    this.checks = checks;
    this.ticker = ticker;
  }

  /** Runs all checks. */
  public void look() {
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
            "Whether a part is well: 1 or 0. /healthcheck of the admin port says why.",
            List.of("check"));
    long now = ticker.nanos();
    findings.forEach(
        (name, finding) ->
            healthy.addMetric(
                List.of(name),
                finding.isHealthy() && now - finding.at() < SILENCE.toNanos() ? 1 : 0));
    return List.of(healthy);
  }
}

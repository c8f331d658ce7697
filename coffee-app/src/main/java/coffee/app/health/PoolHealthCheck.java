package coffee.app.health;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;

/** Whether requests get their connections to PostgreSQL, by what the pool measures of itself. */
public final class PoolHealthCheck extends HealthCheck {

  private static final String GAUGES = "io.dropwizard.db.ManagedPooledDataSource.";

  private final MetricRegistry metrics;
  private final String pool;
  private final int connections;

  /**
   * A check of a pool.
   *
   * @param pool its name among the metrics
   * @param connections greatest number of connections
   */
  public PoolHealthCheck(MetricRegistry metrics, String pool, int connections) {
    this.metrics = metrics;
    this.pool = pool;
    this.connections = connections;
  }

  /** As many that wait as are served take twice as long. */
  @Override
  protected Result check() {
    int waiting = gauge("waiting");
    String state =
        "%d of %d in use, %d idle, %d waiting"
            .formatted(gauge("active"), connections, gauge("idle"), waiting);
    return waiting >= connections ? Result.unhealthy(state) : Result.healthy(state);
  }

  private int gauge(String name) {
    Gauge<?> gauge = metrics.getGauges().get(GAUGES + pool + "." + name);
    return gauge != null && gauge.getValue() instanceof Number value ? value.intValue() : 0;
  }
}

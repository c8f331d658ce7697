package coffee.app.health;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;

/** Checks that requests get database connections, based on the metrics of the pool. */
public final class PoolHealthCheck extends HealthCheck {

  private static final String GAUGES = "io.dropwizard.db.ManagedPooledDataSource.";

  private final MetricRegistry metrics;
  private final String pool;
  private final int connections;

  /**
   * Creates a check of a pool.
   *
   * @param pool name of the pool in the metrics
   * @param connections maximum number of connections
   */
  public PoolHealthCheck(MetricRegistry metrics, String pool, int connections) {
    this.metrics = metrics;
    this.pool = pool;
    this.connections = connections;
  }

  /** As many waiting as active requests double the time. */
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

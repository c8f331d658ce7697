package coffee.app.metrics;

import coffee.rest.service.ServiceHealth.State;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;

/** The state of Redis, looked up on each scrape. */
public final class RedisMetrics extends Collector {

  private final RedisClient client;
  private final Supplier<State> state;

  /**
   * For a client.
   *
   * @param state state as in {@code /health}; fast even if Redis does not respond
   */
  public RedisMetrics(RedisClient client, Supplier<State> state) {
    this.client = client;
    this.state = state;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily connections =
        new GaugeMetricFamily(
            "redis_pool_connections", "Connections to Redis by state.", List.of("state"));
    connections.addMetric(List.of("active"), client.getPool().getNumActive());
    connections.addMetric(List.of("idle"), client.getPool().getNumIdle());
    return List.of(
        new GaugeMetricFamily(
            "redis_up",
            "Whether Redis is healthy: 1, or 0 if it is unavailable or too slow for rate limits.",
            state.get() == State.OK ? 1 : 0),
        connections,
        new GaugeMetricFamily(
            "redis_pool_waiting",
            "Threads waiting for a connection to Redis.",
            client.getPool().getNumWaiters()));
  }
}

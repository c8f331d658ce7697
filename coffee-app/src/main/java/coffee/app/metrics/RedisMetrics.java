package coffee.app.metrics;

import coffee.rest.service.Health.State;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;

/** How Redis is, asked whenever somebody collects. */
public final class RedisMetrics extends Collector {

  private final RedisClient client;
  private final Supplier<State> state;

  /**
   * Of a client.
   *
   * @param state as {@code /health} tells it; answers soon, also when Redis does not
   */
  public RedisMetrics(RedisClient client, Supplier<State> state) {
    this.client = client;
    this.state = state;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily connections =
        new GaugeMetricFamily(
            "redis_pool_connections", "Connections to Redis, by what they do.", List.of("state"));
    connections.addMetric(List.of("active"), client.getPool().getNumActive());
    connections.addMetric(List.of("idle"), client.getPool().getNumIdle());
    return List.of(
        new GaugeMetricFamily(
            "redis_up",
            "Whether Redis is well: 1, or 0 while it is away or too slow for the limits.",
            state.get() == State.OK ? 1 : 0),
        connections,
        new GaugeMetricFamily(
            "redis_pool_waiting",
            "Threads that wait for a connection to Redis.",
            client.getPool().getNumWaiters()));
  }
}

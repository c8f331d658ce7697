package coffee.app.wiring;

import coffee.app.configuration.LimitSettings;
import coffee.app.configuration.WebSettings;
import coffee.app.metrics.LimitMetrics;
import coffee.domain.Ticker;
import coffee.domain.limit.Budgets;
import coffee.domain.limit.Limit;
import coffee.persistence.limit.ProcessBudgets;
import coffee.persistence.limit.RedisBudgets;
import coffee.persistence.limit.RedisCircuitBreaker;
import coffee.rest.conventions.Edge;
import coffee.rest.limits.Limits;
import coffee.rest.service.Health.State;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Wires rate limits.
 *
 * @param limits empty if nothing is limited
 * @param redis Redis behind a circuit breaker; empty without Redis
 * @param shared budgets in Redis; empty without Redis
 */
public record LimitWiring(
    Optional<Limits> limits, Optional<RedisCircuitBreaker> redis, Optional<RedisBudgets> shared) {

  private static final String ALONE = MetricRegistry.name("limits", "alone");

  /**
   * Creates rate limits, shared through Redis if there is one.
   *
   * @param store identifier of the database whose keys are limited
   */
  public static LimitWiring of(
      LimitSettings settings, RedisWiring redis, String store, Ticker ticker) {
    if (!settings.enabled()) {
      return new LimitWiring(Optional.empty(), Optional.empty(), Optional.empty());
    }
    Budgets alone = new ProcessBudgets(ticker);
    Optional<RedisCircuitBreaker> breaker =
        redis
            .client()
            .map(
                it ->
                    new RedisCircuitBreaker(it, settings.redisPatience().toJavaDuration(), ticker));
    Optional<RedisBudgets> shared =
        breaker.map(it -> new RedisBudgets(it, "coffee:" + store + ":limit:", alone, ticker));
    Budgets budgets = shared.<Budgets>map(it -> it).orElse(alone);
    return new LimitWiring(
        Optional.of(new Limits(settings.policies(), budgets, ticker)), breaker, shared);
  }

  /** The same limits, with metrics of their decisions. */
  public LimitWiring counted(LimitMetrics metrics) {
    return new LimitWiring(
        limits.map(
            it ->
                new Limits(
                    it.policies(), metrics.over(it.budgets(), it.policies().all()), it.ticker())),
        redis,
        shared);
  }

  /** Counts local decisions made although Redis is configured. */
  public void observe(Environment environment) {
    redis.ifPresent(it -> environment.lifecycle().manage(whileServing(it)));
    shared.ifPresent(it -> environment.metrics().register(ALONE, (Gauge<Long>) it::timesAlone));
  }

  private static Managed whileServing(RedisCircuitBreaker redis) {
    return new Managed() {
      @Override
      public void start() {
        redis.connect();
      }

      @Override
      public void stop() {
        redis.close();
      }
    };
  }

  /** All limits; none if nothing is limited. */
  public List<Limit> inForce() {
    return limits.map(it -> it.policies().all()).orElse(List.of());
  }

  /** The access policy and rate limits. */
  public Edge edge(WebSettings web) {
    return new Edge(web.namesForHosts(), Set.copyOf(web.origins()), web.proxies(), limits);
  }

  /**
   * The state of Redis.
   *
   * @param pinged result of a ping; if it responds, it may still be too slow for rate limits
   */
  public State state(State pinged) {
    boolean isSlow = shared.filter(RedisBudgets::isAlone).isPresent();
    return pinged == State.OK && isSlow ? State.DEGRADED : pinged;
  }
}

package coffee.app.wiring;

import coffee.app.configuration.LimitSettings;
import coffee.app.configuration.WebSettings;
import coffee.app.metrics.LimitMetrics;
import coffee.domain.Ticker;
import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimiter;
import coffee.persistence.limit.InProcessRateLimiter;
import coffee.persistence.limit.RedisCircuitBreaker;
import coffee.persistence.limit.RedisRateLimiter;
import coffee.rest.limits.RateLimits;
import coffee.rest.service.ServiceHealth.State;
import coffee.rest.setup.AccessPolicy;
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
 * @param shared limiter in Redis; empty without Redis
 */
public record LimitWiring(
    Optional<RateLimits> limits,
    Optional<RedisCircuitBreaker> redis,
    Optional<RedisRateLimiter> shared) {

  private static final String LOCAL_DECISIONS = MetricRegistry.name("limits", "alone");

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
    RateLimiter local = new InProcessRateLimiter(ticker);
    Optional<RedisCircuitBreaker> breaker =
        redis
            .client()
            .map(
                it ->
                    new RedisCircuitBreaker(it, settings.redisPatience().toJavaDuration(), ticker));
    Optional<RedisRateLimiter> shared =
        breaker.map(it -> new RedisRateLimiter(it, "coffee:" + store + ":limit:", local, ticker));
    RateLimiter limiter = shared.<RateLimiter>map(it -> it).orElse(local);
    return new LimitWiring(
        Optional.of(new RateLimits(settings.policies(), limiter, ticker)), breaker, shared);
  }

  /** The same limits, with metrics of their decisions. */
  public LimitWiring withMetrics(LimitMetrics metrics) {
    return new LimitWiring(
        limits.map(
            it ->
                new RateLimits(
                    it.policies(),
                    metrics.counting(it.limiter(), it.policies().all()),
                    it.ticker())),
        redis,
        shared);
  }

  /** Counts local decisions made although Redis is configured. */
  public void registerMetrics(Environment environment) {
    redis.ifPresent(it -> environment.lifecycle().manage(whileServing(it)));
    shared.ifPresent(
        it -> environment.metrics().register(LOCAL_DECISIONS, (Gauge<Long>) it::fallbackCount));
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
  public List<RateLimit> activeLimits() {
    return limits.map(it -> it.policies().all()).orElse(List.of());
  }

  /** The access policy and rate limits. */
  public AccessPolicy accessPolicy(WebSettings web) {
    return new AccessPolicy(web.effectiveHosts(), Set.copyOf(web.origins()), web.proxies(), limits);
  }

  /**
   * The state of Redis.
   *
   * @param pinged result of a ping; if it responds, it may still be too slow for rate limits
   */
  public State state(State pinged) {
    boolean isSlow = shared.filter(RedisRateLimiter::isFallbackActive).isPresent();
    return pinged == State.OK && isSlow ? State.DEGRADED : pinged;
  }
}

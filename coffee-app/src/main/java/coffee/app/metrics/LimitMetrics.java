package coffee.app.metrics;

import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import coffee.domain.limit.RateLimiter;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.List;

/** Counts the decisions of rate limits. */
public final class LimitMetrics {

  private static final String GRANTED = "granted";
  private static final String REFUSED = "refused";

  private final Counter decisions;

  /** Creates the metrics in a registry. */
  public LimitMetrics(CollectorRegistry registry) {
    this.decisions =
        Counter.build("rate_limit_decisions_total", "Requests granted or refused by a rate limit.")
            .labelNames("limit", "outcome")
            .register(registry);
  }

  /**
   * Decorates a limiter to count its decisions.
   *
   * @param limits that they hold for
   */
  public RateLimiter counting(RateLimiter limiter, List<RateLimit> limits) {
    for (RateLimit expected : limits) {
      decisions.labels(expected.name(), GRANTED).inc(0); // rates need a beginning
      decisions.labels(expected.name(), REFUSED).inc(0);
    }
    return (limit, client) -> {
      RateLimitStatus status = limiter.tryAcquire(limit, client);
      decisions.labels(limit.name(), status.isAllowed() ? GRANTED : REFUSED).inc();
      return status;
    };
  }
}

package coffee.app.metrics;

import coffee.domain.limit.Balance;
import coffee.domain.limit.Budgets;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;

/** What the limits of requests decide. */
public final class LimitMetrics {

  private final Counter decisions;

  /** Instruments in a registry. */
  public LimitMetrics(CollectorRegistry registry) {
    this.decisions =
        Counter.build("rate_limit_decisions_total", "Requests that a limit granted or refused.")
            .labelNames("limit", "outcome")
            .register(registry);
  }

  /** The same budgets; what they decide is counted. */
  public Budgets over(Budgets budgets) {
    return (limit, spender) -> {
      Balance balance = budgets.spend(limit, spender);
      decisions.labels(limit.name(), balance.isGranted() ? "granted" : "refused").inc();
      return balance;
    };
  }
}

package coffee.app.metrics;

import coffee.rest.changes.ChangeWaitObserver;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Counts requests that wait for changes, and how they end. */
public final class ChangeWaitMetrics implements ChangeWaitObserver {

  private final CollectorRegistry registry;
  private final Counter ends;

  /** Creates the metrics in a registry. */
  public ChangeWaitMetrics(CollectorRegistry registry) {
    this.registry = registry;
    ends =
        Counter.build("change_waits_total", "Requests that waited for changes, by their end.")
            .labelNames("outcome")
            .register(registry);
    for (End end : End.values()) {
      counter(end).inc(0); // rates need a beginning
    }
  }

  /** Registers how many wait. */
  public void registerWaiting(IntSupplier waiting) {
    Gauge unused =
        Gauge.build("change_waits_waiting", "Requests that wait for changes now.")
            .create()
            .setChild(
                new Gauge.Child() {
                  @Override
                  public double get() {
                    return waiting.getAsInt();
                  }
                })
            .register(registry);
  }

  @Override
  public void ended(End end) {
    counter(end).inc();
  }

  private Counter.Child counter(End end) {
    return ends.labels(end.name().toLowerCase(Locale.ROOT));
  }
}

package coffee.app.metrics;

import coffee.domain.experiment.ExperimentObserver;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.Locale;

/** Counts what persons do with experiments. */
public final class ExperimentMetrics implements ExperimentObserver {

  private final Counter events;

  /** Creates the metrics in a registry. */
  public ExperimentMetrics(CollectorRegistry registry) {
    events =
        Counter.build(
                "experiment_events_total",
                "Experiments started and stopped early, and days reported.")
            .labelNames("event")
            .register(registry);
    for (Event event : Event.values()) {
      counter(event).inc(0); // rates need a beginning
    }
  }

  @Override
  public void happened(Event event) {
    counter(event).inc();
  }

  private Counter.Child counter(Event event) {
    return events.labels(event.name().toLowerCase(Locale.ROOT));
  }
}

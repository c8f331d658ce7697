package coffee.app.metrics;

import coffee.domain.webhooks.DeliveryObserver;
import coffee.domain.webhooks.DeliveryResult.Kind;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.Locale;

/** Counts attempts to deliver events to webhooks. */
public final class WebhookMetrics implements DeliveryObserver {

  private final Counter attempts;

  /** Creates the metrics in a registry. */
  public WebhookMetrics(CollectorRegistry registry) {
    attempts =
        Counter.build("webhook_deliveries_total", "Attempts to deliver events to webhooks.")
            .labelNames("outcome")
            .register(registry);
    for (Kind kind : Kind.values()) {
      counter(kind).inc(0); // rates need a beginning
    }
  }

  @Override
  public void attempted(Kind kind) {
    counter(kind).inc();
  }

  private Counter.Child counter(Kind kind) {
    return attempts.labels(kind.name().toLowerCase(Locale.ROOT));
  }
}

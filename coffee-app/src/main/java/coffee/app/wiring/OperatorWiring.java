package coffee.app.wiring;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.AdminEnvironment;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.dropwizard.DropwizardExports;
import io.prometheus.client.servlet.jakarta.exporter.MetricsServlet;

/**
 * The side for operators. {@code /metrics} speaks Prometheus there; Dropwizard's JSON of the same
 * is at {@code /metrics.json}.
 */
public record OperatorWiring(MetricRegistry metrics, CollectorRegistry collectors) {

  /** Registers the servlets. A path that is matched exactly wins over Dropwizard's wildcard. */
  public void register(AdminEnvironment admin) {
    collectors.register(new DropwizardExports(metrics));
    admin.addServlet("prometheus", new MetricsServlet(collectors)).addMapping("/metrics");
    admin
        .addServlet("metrics-json", new io.dropwizard.metrics.servlets.MetricsServlet(metrics))
        .addMapping("/metrics.json");
  }
}

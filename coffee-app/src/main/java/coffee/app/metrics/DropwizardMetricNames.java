package coffee.app.metrics;

import com.codahale.metrics.MetricRegistry;
import io.prometheus.client.Collector;
import io.prometheus.client.dropwizard.DropwizardExports;
import io.prometheus.client.dropwizard.samplebuilder.CustomMappingSampleBuilder;
import io.prometheus.client.dropwizard.samplebuilder.MapperConfig;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Maps Dropwizard's metrics to Prometheus names. Metrics without a mapping are not exported: they
 * would have class names, or are measured better elsewhere.
 */
public final class DropwizardMetricNames {

  private static final String POOL = "io.dropwizard.db.ManagedPooledDataSource.";
  private static final String THREADS = "org.eclipse.jetty.util.thread.QueuedThreadPool.";
  private static final String HANDLER = "io.dropwizard.jetty.MutableServletContextHandler.";

  /** Responses whose client disconnected or was disconnected before their end. */
  private static final String ABORTED = "answers.cut-off";

  /** From an address such as 127.0.0.1:8000. */
  private static final String CONNECTIONS =
      "org.eclipse.jetty.server.HttpConnectionFactory.*.*.*.*.*.connections";

  private static final Map<String, String> OF_POOL = Map.of("pool", "${0}");

  private static final List<MapperConfig> NAMES =
      List.of(
          new MapperConfig(
              POOL + "*.active", "database_pool_connections", ofPool("state", "active")),
          new MapperConfig(POOL + "*.idle", "database_pool_connections", ofPool("state", "idle")),
          new MapperConfig(POOL + "*.waiting", "database_pool_waiting", OF_POOL),
          new MapperConfig(ABORTED, "http_answers_cut_off", Map.of()),
          new MapperConfig("limits.alone", "rate_limit_decisions_alone", Map.of()),
          new MapperConfig("sql.*", "database_statement_seconds", Map.of()),
          new MapperConfig(THREADS + "*.size", "jetty_threads", OF_POOL),
          new MapperConfig(THREADS + "*.utilization-max", "jetty_threads_busy_ratio", OF_POOL),
          new MapperConfig(THREADS + "*.jobs", "jetty_threads_jobs_waiting", OF_POOL),
          new MapperConfig(HANDLER + "active-requests", "jetty_requests_active", Map.of()),
          new MapperConfig(HANDLER + "1xx-responses", "jetty_responses", Map.of("class", "1xx")),
          new MapperConfig(HANDLER + "2xx-responses", "jetty_responses", Map.of("class", "2xx")),
          new MapperConfig(HANDLER + "3xx-responses", "jetty_responses", Map.of("class", "3xx")),
          new MapperConfig(HANDLER + "4xx-responses", "jetty_responses", Map.of("class", "4xx")),
          new MapperConfig(HANDLER + "5xx-responses", "jetty_responses", Map.of("class", "5xx")),
          new MapperConfig(CONNECTIONS, "jetty_connection_seconds", Map.of("port", "${4}")),
          lines("trace"),
          lines("debug"),
          lines("info"),
          lines("warn"),
          lines("error"));

  private static final List<Pattern> NAMED =
      NAMES.stream().map(name -> pattern(name.getMatch())).toList();

  private DropwizardMetricNames() {}

  private static Map<String, String> ofPool(String label, String value) {
    return Map.of("pool", "${0}", label, value);
  }

  private static MapperConfig lines(String level) {
    return new MapperConfig(
        "ch.qos.logback.core.Appender." + level, "log_lines", Map.of("level", level));
  }

  private static Pattern pattern(String match) {
    return Pattern.compile("\\Q" + match.replace("*", "\\E[^.]*\\Q") + "\\E");
  }

  /** Creates a collector of all mapped metrics. */
  public static Collector collector(MetricRegistry metrics) {
    return new DropwizardExports(
        metrics,
        (name, metric) -> NAMED.stream().anyMatch(named -> named.matcher(name).matches()),
        new CustomMappingSampleBuilder(NAMES));
  }
}

package coffee.app.metrics;

import coffee.rest.http.HttpMethodNames;
import coffee.rest.http.RequestSummary;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;

/**
 * Requests by method, route and status. Client input never becomes a label: there are only as many
 * routes as resources, and one for unmatched requests.
 */
public final class HttpMetrics implements RequestLog {

  private static final String[] LABELS = {"method", "route", "status"};

  /** In seconds: from a cached answer to the statement timeout. */
  private static final double[] BUCKETS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };

  private static final int STATUS_CLASS_SIZE = 100;

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Counter requests;
  private final Counter responses;
  private final Histogram durations;

  /** What counts a kind of request: to find it by all labels each time costs three look-ups. */
  private record Kind(Counter.Child requests, Counter.Child responses, Histogram.Child durations) {}

  private record Labels(String method, String route, int status) {}

  /** At most one for each series. */
  private final Map<Labels, Kind> kinds = new ConcurrentHashMap<>();

  /** Creates the metrics in a registry. */
  public HttpMetrics(CollectorRegistry registry) {
    this.requests =
        Counter.build("http_requests_total", "Answered requests by route.")
            .labelNames(LABELS)
            .register(registry);
    this.responses =
        Counter.build("http_answers_total", "Responses by class of the status.")
            .labelNames("class")
            .register(registry);
    for (String statusClass : new String[] {"2xx", "3xx", "4xx", "5xx"}) {
      responses.labels(statusClass).inc(0); // so that rate() sees the first increase
    }
    this.durations =
        Histogram.build(
                "http_request_duration_seconds",
                "Time from the first byte of a request to the last byte of its response.")
            .labelNames(LABELS)
            .buckets(BUCKETS)
            .register(registry);
  }

  @Override
  public void log(Request request, Response response) {
    Labels labels =
        new Labels(
            HttpMethodNames.knownOrOther(request.getMethod()),
            RequestSummary.of(request).route(),
            response.getStatus());
    Kind kind = kinds.computeIfAbsent(labels, this::kind);
    kind.requests.inc();
    kind.responses.inc();
    kind.durations.observe(NanoTime.since(request.getBeginNanoTime()) / NANOS_PER_SECOND);
  }

  private Kind kind(Labels labels) {
    String[] names = {labels.method, labels.route, Integer.toString(labels.status)};
    return new Kind(
        requests.labels(names),
        responses.labels(labels.status / STATUS_CLASS_SIZE + "xx"),
        durations.labels(names));
  }
}

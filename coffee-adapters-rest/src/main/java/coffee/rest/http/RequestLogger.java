package coffee.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes an access log line for each answered request. It contains the route, not the path, because
 * paths contain ids, and queries and bodies contain personal data.
 */
public final class RequestLogger implements RequestLog {

  /** The logger name, used to set the log level. */
  public static final String LOGGER = "coffee.requests";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  @Override
  public void log(Request request, Response response) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    LoggingEventBuilder line = LOG.atInfo();
    for (Map.Entry<String, Object> fact : facts(request, response).entrySet()) {
      line = line.addKeyValue(fact.getKey(), fact.getValue());
    }
    line.log("answered");
  }

  private static Map<String, Object> facts(Request request, Response response) {
    RequestSummary known = RequestSummary.of(request);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("method", HttpMethodNames.knownOrOther(request.getMethod()));
    facts.put("route", known.route());
    facts.put("status", response.getStatus());
    facts.put("milliseconds", milliseconds(request));
    facts.put("bytes", Response.getContentBytesWritten(response));
    known.key().ifPresent(key -> facts.put("key", key));
    facts.put(RequestIds.LOG_KEY, known.requestId());
    known.traceId().ifPresent(trace -> facts.put(TracePropagation.LOG_KEY, trace));
    return facts;
  }

  /** From first byte to last, in microseconds. */
  private static double milliseconds(Request request) {
    return TimeUnit.NANOSECONDS.toMicros(NanoTime.since(request.getBeginNanoTime())) / 1_000.0;
  }
}

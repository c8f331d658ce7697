package coffee.rest.http;

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
    RequestSummary known = RequestSummary.of(request);
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("method", HttpMethodNames.knownOrOther(request.getMethod()))
            .addKeyValue("route", known.route())
            .addKeyValue("status", response.getStatus())
            .addKeyValue("milliseconds", milliseconds(request))
            .addKeyValue("bytes", Response.getContentBytesWritten(response));
    if (known.key().isPresent()) {
      line = line.addKeyValue("key", known.key().get());
    }
    line = line.addKeyValue(RequestIds.LOG_KEY, known.requestId());
    if (known.traceId().isPresent()) {
      line = line.addKeyValue(TracePropagation.LOG_KEY, known.traceId().get());
    }
    line.log("answered");
  }

  /** From first byte to last, in microseconds. */
  private static double milliseconds(Request request) {
    return TimeUnit.NANOSECONDS.toMicros(NanoTime.since(request.getBeginNanoTime())) / 1_000.0;
  }
}

package coffee.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Optional;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Propagates {@code traceparent}: into every log line of the request, and back with the response. A
 * malformed one is replaced; a missing one is not created.
 */
public final class TracePropagation implements ApplicationEventListener, ContainerResponseFilter {

  static final String HEADER = "traceparent";

  private static final String TRACE = "coffee.trace";
  static final String LOG_KEY = "trace_id";

  @Override
  public void onEvent(ApplicationEvent event) {
    // other events are ignored
  }

  /** Without a header nothing listens, which spares a call for each of twenty events. */
  @Override
  public @Nullable RequestEventListener onRequest(RequestEvent start) {
    var request = start.getContainerRequest();
    String given = request.getHeaderString(HEADER);
    if (given == null) {
      return null;
    }
    TraceParent trace = TraceParent.parse(given).orElseGet(TraceParent::startNew);
    request.setProperty(TRACE, trace);
    MDC.put(LOG_KEY, trace.traceId());
    return RequestEndListener.onEnd(event -> MDC.remove(LOG_KEY));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    find(request).ifPresent(trace -> response.getHeaders().putSingle(HEADER, trace.header()));
  }

  /** The trace id of a request. */
  static Optional<TraceParent> find(ContainerRequestContext request) {
    return request.getProperty(TRACE) instanceof TraceParent trace
        ? Optional.of(trace)
        : Optional.empty();
  }
}

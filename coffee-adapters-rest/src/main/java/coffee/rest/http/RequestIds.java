package coffee.rest.http;

import coffee.rest.Caller;
import coffee.rest.RequestProperties;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.slf4j.MDC;

/**
 * Assigns a request id, the client's own or a new one, and adds it to every log line of the
 * request. Publishes the {@link RequestSummary} at the end.
 */
public final class RequestIds implements ApplicationEventListener {

  static final String LOG_KEY = "request_id";

  private final RouteNames routes = new RouteNames();

  @Override
  public void onEvent(ApplicationEvent event) {
    // other events are ignored
  }

  @Override
  public RequestEventListener onRequest(RequestEvent start) {
    var request = start.getContainerRequest();
    String id = RequestIdHeader.acceptOrGenerate(request.getHeaderString(RequestIdHeader.NAME));
    RequestProperties.setRequestId(request, id);
    MDC.put(LOG_KEY, id);
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        summary(event, id).attachTo(request);
        MDC.remove(LOG_KEY);
      }
    };
  }

  private RequestSummary summary(RequestEvent finished, String id) {
    String route = routes.routeName(finished.getUriInfo().getMatchedTemplates());
    SecurityContext security = finished.getContainerRequest().getSecurityContext();
    return RequestSummary.of(
        id,
        route,
        security.getUserPrincipal() instanceof Caller caller
            ? Optional.of(caller)
            : Optional.empty(),
        TracePropagation.find(finished.getContainerRequest()).map(TraceParent::traceId));
  }
}

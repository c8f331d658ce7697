package coffee.rest.http;

import coffee.rest.Caller;
import coffee.rest.RequestProperties;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.glassfish.jersey.uri.UriTemplate;
import org.slf4j.MDC;

/**
 * Assigns a request id, the client's own or a new one, and adds it to every log line of the
 * request. Publishes the {@link RequestSummary} at the end.
 */
public final class RequestIds implements ApplicationEventListener {

  static final String LOG_KEY = "request_id";

  /** A path variable with its pattern, which may contain braces. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

  /** Names of routes by template: matching the pattern takes longer than finding them. */
  private final Map<String, String> routeNames = new ConcurrentHashMap<>();

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
    return RequestEndListener.onEnd(
        event -> {
          summary(event, id).attachTo(request);
          MDC.remove(LOG_KEY);
        });
  }

  private RequestSummary summary(RequestEvent finished, String id) {
    String route = routeName(finished.getUriInfo().getMatchedTemplates());
    SecurityContext security = finished.getContainerRequest().getSecurityContext();
    return RequestSummary.of(
        id,
        route,
        security.getUserPrincipal() instanceof Caller caller
            ? Optional.of(caller)
            : Optional.empty(),
        TracePropagation.find(finished.getContainerRequest()).map(TraceParent::traceId));
  }

  /**
   * The matched route as the API specification names it.
   *
   * @param matched templates of the matched resources, innermost first
   */
  private String routeName(List<UriTemplate> matched) {
    StringBuilder whole = new StringBuilder();
    for (UriTemplate part : matched) {
      whole.insert(0, part.getTemplate());
    }
    return whole.isEmpty()
        ? RequestSummary.UNMATCHED
        : routeNames.computeIfAbsent(whole.toString(), RequestIds::withoutPatterns);
  }

  private static String withoutPatterns(String template) {
    String bare = VARIABLE.matcher(template).replaceAll("{$1}").replaceAll("/+", "/");
    return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }
}

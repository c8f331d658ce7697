package coffee.rest.http;

import coffee.rest.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * What may be logged about a completed request: no personal data, no secrets, and a bounded number
 * of routes, so that metrics can count by them.
 *
 * @param requestId id that clients and operators refer to
 * @param route template of the matched resource, such as {@code /v1/coffee/{id}}; {@value
 *     #UNMATCHED} if none matched
 * @param key key prefix with the numbers of person and key, such as {@code ct_1_3}
 * @param traceId id of the trace that the request belongs to
 */
public record RequestSummary(
    String requestId, String route, Optional<String> key, Optional<String> traceId) {

  /** The route of unmatched requests. */
  public static final String UNMATCHED = "unmatched";

  private static final String ATTRIBUTE = RequestSummary.class.getName();

  /** Sets the matched route. */
  static RequestSummary of(
      String requestId, String route, Optional<Caller> caller, Optional<String> traceId) {
    return new RequestSummary(
        requestId,
        route,
        caller
            .map(who -> who.access().key())
            .map(key -> "ct_" + key.person().value() + "_" + key.number()),
        traceId);
  }

  /** The summary of a request that was rejected before routing. */
  static RequestSummary unmatched(String requestId) {
    return new RequestSummary(requestId, UNMATCHED, Optional.empty(), Optional.empty());
  }

  void attachTo(ContainerRequestContext request) {
    request.setProperty(ATTRIBUTE, this);
  }

  void attachTo(Request request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The collected facts; generates a request id if no filter has set one. */
  public static RequestSummary of(Request request) {
    return request.getAttribute(ATTRIBUTE) instanceof RequestSummary facts
        ? facts
        : unmatched(
            RequestIdHeader.acceptOrGenerate(request.getHeaders().get(RequestIdHeader.NAME)));
  }
}

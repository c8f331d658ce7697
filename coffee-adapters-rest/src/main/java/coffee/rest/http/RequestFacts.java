package coffee.rest.http;

import coffee.rest.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * What is known of a request when it has been answered, and may be told to an operator: nothing
 * personal, no secret, and few enough different routes to count by them.
 *
 * @param requestId under which client and operator speak of it
 * @param route template of the resource that was asked, such as {@code /v1/coffee/{id}}; {@value
 *     #UNMATCHED} for all that no resource answers
 * @param key the person's and the key's number as keys begin, such as {@code ct_1_3}
 * @param traceId of the trace that it belongs to
 */
public record RequestFacts(
    String requestId, String route, Optional<String> key, Optional<String> traceId) {

  /** The route of requests that came to no resource. */
  public static final String UNMATCHED = "unmatched";

  private static final String ATTRIBUTE = RequestFacts.class.getName();

  /** What a resource was found to be asked. */
  static RequestFacts of(
      String requestId, String route, Optional<Caller> caller, Optional<String> traceId) {
    return new RequestFacts(
        requestId,
        route,
        caller
            .map(who -> who.access().key())
            .map(key -> "ct_%d_%d".formatted(key.person().value(), key.number())),
        traceId);
  }

  /** Of a request that was refused before any resource saw it. */
  static RequestFacts refused(String requestId) {
    return new RequestFacts(requestId, UNMATCHED, Optional.empty(), Optional.empty());
  }

  void attachTo(ContainerRequestContext request) {
    request.setProperty(ATTRIBUTE, this);
  }

  void attachTo(Request request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** What was found out about a request; its id is made up if it came by nobody who gives ids. */
  public static RequestFacts of(Request request) {
    return request.getAttribute(ATTRIBUTE) instanceof RequestFacts facts
        ? facts
        : refused(RequestIds.acceptOrMake(request.getHeaders().get(RequestIds.HEADER)));
  }
}

package coffee.rest.limits;

import coffee.rest.Exchange;
import coffee.rest.auth.BearerFilter;
import coffee.rest.problem.Failures;
import coffee.rest.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/**
 * Limits how many requests of one client are under way at once, each of which holds a thread until
 * its body has come and its answer is taken. A key that worked at its address before counts by
 * itself there, so that a neighbour who holds many cannot shut it out; everything else counts for
 * the address, and so does, with more patience, what all keys of an address do together.
 */
@PreMatching
@Priority(320)
public final class CrowdFilter implements ContainerRequestFilter, ApplicationEventListener {

  private static final String PLACES = "coffee.places";
  private static final int RETRY_AFTER_SECONDS = 1;

  /** A household, a team behind one address; still far from all threads. */
  private static final int CLIENTS_AT_AN_ADDRESS = 8;

  private final int atOnce;
  private final FailedAttempts attempts;
  private final Crowd crowd = new Crowd();

  /**
   * With a limit, and the memory of keys that worked.
   *
   * @param atOnce requests of one client
   */
  public CrowdFilter(int atOnce, FailedAttempts attempts) {
    this.atOnce = atOnce;
    this.attempts = attempts;
  }

  /** The places that a request takes. */
  private record Places(String client, String address) {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (VisitorFilter.isProbe(request)) {
      return;
    }
    String address = Exchange.client(request);
    String client =
        BearerFilter.key(request)
            .filter(key -> attempts.isKnown(address, key))
            .map(key -> FailedAttempts.knownAs(address, key))
            .orElse("visitors:" + address);
    if (!crowd.enter(client, atOnce)) {
      request.abortWith(refusal());
    } else if (!crowd.enter(address, CLIENTS_AT_AN_ADDRESS * atOnce)) {
      crowd.leave(client);
      request.abortWith(refusal());
    } else {
      request.setProperty(PLACES, new Places(client, address));
    }
  }

  private static Response refusal() {
    Response response =
        Failures.response(
            Problem.of(
                429, "too_many_at_once", "Too many requests at once; let one be answered first."));
    response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return response;
  }

  @Override
  public void onEvent(ApplicationEvent event) {
    // of no interest
  }

  @Override
  public RequestEventListener onRequest(RequestEvent start) {
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED
          && event.getContainerRequest().getProperty(PLACES) instanceof Places places) {
        crowd.leave(places.client());
        crowd.leave(places.address());
      }
    };
  }
}

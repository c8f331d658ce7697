package coffee.rest.limits;

import coffee.rest.Exchange;
import coffee.rest.auth.BearerFilter;
import coffee.rest.http.RequestEnd;
import coffee.rest.problem.Failures;
import coffee.rest.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Limits how many requests of one client are under way at once, each of which holds a thread until
 * its body has come and its answer is taken. A key that worked at its address before counts by
 * itself there, so that a neighbour who holds many cannot shut it out; everything else counts for
 * the address, and so does, with more patience, what all keys of an address do together.
 */
@PreMatching
@Priority(320)
public final class InFlightLimitFilter implements ContainerRequestFilter, RequestEnd {

  private static final String PLACES = "coffee.places";
  private static final int RETRY_AFTER_SECONDS = 1;

  /** A household, a team behind one address; still far from all threads. */
  private static final int CLIENTS_AT_AN_ADDRESS = 8;

  private final int atOnce;
  private final FailedAttempts attempts;
  private final RequestsInFlight inFlight = new RequestsInFlight();

  /**
   * With a limit, and the memory of keys that worked.
   *
   * @param atOnce requests of one client
   */
  public InFlightLimitFilter(int atOnce, FailedAttempts attempts) {
    this.atOnce = atOnce;
    this.attempts = attempts;
  }

  /** The places that a request takes. */
  private record Places(String client, String address) {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (UnauthenticatedLimitFilter.isProbe(request)) {
      return;
    }
    String address = Exchange.client(request);
    String client =
        BearerFilter.key(request)
            .filter(key -> attempts.isKnown(address, key))
            .map(key -> FailedAttempts.knownAs(address, key))
            .orElse("visitors:" + address);
    if (!inFlight.enter(client, atOnce)) {
      request.abortWith(refusal());
    } else if (!inFlight.enter(address, CLIENTS_AT_AN_ADDRESS * atOnce)) {
      inFlight.leave(client);
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
  public void ended(ContainerRequest request) {
    if (request.getProperty(PLACES) instanceof Places places) {
      inFlight.leave(places.client());
      inFlight.leave(places.address());
    }
  }
}

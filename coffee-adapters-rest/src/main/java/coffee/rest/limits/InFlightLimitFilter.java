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
 * Limits the concurrent requests of a client, each of which occupies a thread until
 * its body has arrived and its response is sent. A key that was valid at its address is counted
 * separately, so that a neighbour cannot block it; all other requests count for
 * the address, which also has a higher limit for all its keys together.
 */
@PreMatching
@Priority(320)
public final class InFlightLimitFilter implements ContainerRequestFilter, RequestEnd {

  private static final String PLACES = "coffee.places";
  private static final int RETRY_AFTER_SECONDS = 1;

  /** Enough for a household or a team behind one address; far below the number of threads. */
  private static final int CLIENTS_AT_AN_ADDRESS = 8;

  private final int atOnce;
  private final FailedAttempts attempts;
  private final RequestsInFlight inFlight = new RequestsInFlight();

  /**
   * Creates the filter.
   *
   * @param atOnce maximum concurrent requests of one client
   */
  public InFlightLimitFilter(int atOnce, FailedAttempts attempts) {
    this.atOnce = atOnce;
    this.attempts = attempts;
  }

  /** The counters that the request holds. */
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
                429, "too_many_at_once", "Too many concurrent requests; try again."));
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

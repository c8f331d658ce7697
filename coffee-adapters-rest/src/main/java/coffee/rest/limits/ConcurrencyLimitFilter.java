package coffee.rest.limits;

import coffee.rest.RequestProperties;
import coffee.rest.auth.BearerAuthenticationFilter;
import coffee.rest.http.RequestEndListener;
import coffee.rest.problem.FailureMapper;
import coffee.rest.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Limits the concurrent requests of a client, each of which occupies a thread until its body has
 * arrived and its response is sent. A key that was valid at its address is counted separately, so
 * that a neighbour cannot block it; all other requests count for the address, which also has a
 * higher limit for all its keys together.
 */
@PreMatching
@Priority(320)
public final class ConcurrencyLimitFilter implements ContainerRequestFilter, RequestEndListener {

  private static final String HELD_COUNTERS = "coffee.held-counters";
  private static final String TOO_MANY = "Too many concurrent requests; try again.";
  private static final int RETRY_AFTER_SECONDS = 1;

  /** Enough for a household or a team behind one address; far below the number of threads. */
  private static final int CLIENTS_AT_AN_ADDRESS = 8;

  private final int maxConcurrent;
  private final FailedAuthenticationLimiter failures;
  private final ConcurrencyCounter inFlight = new ConcurrencyCounter();

  /**
   * Creates the filter.
   *
   * @param maxConcurrent maximum concurrent requests of one client
   */
  public ConcurrencyLimitFilter(int maxConcurrent, FailedAuthenticationLimiter failures) {
    this.maxConcurrent = maxConcurrent;
    this.failures = failures;
  }

  /** The counters that the request holds. */
  private record HeldCounters(ConcurrencyCounter inFlight, String client, String address) {

    void release() {
      inFlight.exit(client);
      inFlight.exit(address);
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (UnauthenticatedLimitFilter.isProbe(request)) {
      return;
    }
    String address = RequestProperties.client(request);
    String client =
        BearerAuthenticationFilter.key(request)
            .filter(key -> failures.isKnownKey(address, key))
            .map(key -> FailedAuthenticationLimiter.knownKeyName(address, key))
            .orElse("without-known-key:" + address);
    if (!inFlight.tryEnter(client, maxConcurrent)) {
      request.abortWith(refusal(TOO_MANY));
    } else if (!inFlight.tryEnter(address, CLIENTS_AT_AN_ADDRESS * maxConcurrent)) {
      inFlight.exit(client);
      request.abortWith(refusal(TOO_MANY));
    } else {
      request.setProperty(HELD_COUNTERS, new HeldCounters(inFlight, client, address));
    }
  }

  /** The response if there are too many at once. */
  public static Response refusal(String detail) {
    Response response = FailureMapper.response(Problem.of(429, "too_many_at_once", detail));
    response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return response;
  }

  @Override
  public void onRequestFinished(ContainerRequest request) {
    if (request.getProperty(HELD_COUNTERS) instanceof HeldCounters held) {
      held.release();
    }
  }
}

package coffee.rest.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Answers cross-origin requests (CORS) from the allowed origins only. Keys are sent in a header
 * that the page sets; cookies are neither used nor allowed.
 */
@PreMatching
@Priority(305) // what a browser asks, without a key, is not for its neighbours to use up
public final class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String ORIGIN = "Origin";
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

  private static final String ACCEPTED =
      "Accept, Authorization, Content-Encoding, Content-Type, Idempotency-Key, If-Match,"
          + " If-None-Match, X-Request-ID, traceparent";

  private static final String EXPOSED =
      "Location, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID,"
          + " Idempotency-Replayed, WWW-Authenticate, Allow, Content-Disposition, Change-Cursor,"
          + " traceparent";

  /** Browsers cache preflight responses for at most two hours. */
  private static final int SECONDS_A_PERMISSION_HOLDS = 7_200;

  private final Set<String> origins;

  /**
   * Creates the filter.
   *
   * @param origins such as {@code https://coffee.example:8443}; none if empty
   */
  public CorsFilter(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** Answers a preflight request, which carries no key. */
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals("OPTIONS")
        && request.getHeaderString("Access-Control-Request-Method") != null
        && isAllowed(request)) {
      request.abortWith(
          Response.noContent()
              .header("Access-Control-Allow-Methods", METHODS)
              .header("Access-Control-Allow-Headers", ACCEPTED)
              .header("Access-Control-Max-Age", SECONDS_A_PERMISSION_HOLDS)
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (origins.isEmpty()) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.add(HttpHeaders.VARY, ORIGIN);
    if (isAllowed(request)) {
      headers.putSingle("Access-Control-Allow-Origin", request.getHeaderString(ORIGIN));
      headers.putSingle("Access-Control-Expose-Headers", EXPOSED);
    }
  }

  private boolean isAllowed(ContainerRequestContext request) {
    String origin = request.getHeaderString(ORIGIN);
    return origin != null && origins.contains(origin);
  }
}

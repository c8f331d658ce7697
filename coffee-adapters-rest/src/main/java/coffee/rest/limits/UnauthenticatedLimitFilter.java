package coffee.rest.limits;

import coffee.rest.RequestProperties;
import coffee.rest.auth.BearerAuthenticationFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Set;

/**
 * Limits requests without a key, or with a key that was not valid at its address before, before any
 * lookup. All others are charged to their key, or afterwards. {@code /health} and {@code
 * /health/live} are exempt: an orchestrator that shares its address with a flood would otherwise
 * consider the service dead.
 */
@PreMatching
@Priority(310)
public final class UnauthenticatedLimitFilter implements ContainerRequestFilter {

  private static final Set<String> PROBED = Set.of("health", "health/live");

  private final RateLimits limits;
  private final FailedAuthenticationLimiter failures;

  /** Creates the filter. */
  public UnauthenticatedLimitFilter(RateLimits limits, FailedAuthenticationLimiter failures) {
    this.limits = limits;
    this.failures = failures;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String address = RequestProperties.client(request);
    boolean isKnown =
        BearerAuthenticationFilter.key(request)
            .filter(key -> failures.isKnownKey(address, key))
            .isPresent();
    if (!isKnown && !isProbe(request)) {
      limits.acquire(request, limits.policies().unauthenticated(), "address:" + address);
    }
  }

  static boolean isProbe(ContainerRequestContext request) {
    return PROBED.contains(request.getUriInfo().getPath());
  }
}

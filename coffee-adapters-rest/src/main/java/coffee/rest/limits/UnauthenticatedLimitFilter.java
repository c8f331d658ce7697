package coffee.rest.limits;

import coffee.rest.Exchange;
import coffee.rest.auth.BearerFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Set;

/**
 * Limits requests without a key, or with a key that was not valid at its address before, before
 * any lookup. All others are charged to their key, or afterwards. {@code /health} and {@code
 * /health/live} are exempt: an orchestrator that shares its address with a flood would otherwise
 * consider the service dead.
 */
@PreMatching
@Priority(310)
public final class UnauthenticatedLimitFilter implements ContainerRequestFilter {

  private static final Set<String> PROBED = Set.of("health", "health/live");

  private final Limits limits;
  private final FailedAttempts attempts;

  /** Creates the filter. */
  public UnauthenticatedLimitFilter(Limits limits, FailedAttempts attempts) {
    this.limits = limits;
    this.attempts = attempts;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String address = Exchange.client(request);
    boolean isKnown =
        BearerFilter.key(request).filter(key -> attempts.isKnown(address, key)).isPresent();
    if (!isKnown && !isProbe(request)) {
      limits.spend(request, limits.policies().unauthenticated(), "address:" + address);
    }
  }

  static boolean isProbe(ContainerRequestContext request) {
    return PROBED.contains(request.getUriInfo().getPath());
  }
}

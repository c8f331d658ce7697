package coffee.rest.limits;

import coffee.domain.limit.RateLimit;
import coffee.domain.person.KeyId;
import coffee.rest.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Charges a request to the limit of its key. */
final class KeyRateLimitFilter implements ContainerRequestFilter {

  private final RateLimits limits;
  private final RateLimit limit;

  KeyRateLimitFilter(RateLimits limits, RateLimit limit) {
    this.limits = limits;
    this.limit = limit;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
      KeyId key = caller.access().key();
      RateLimits.clearStatuses(
          request); // the limit for requests without a known key no longer applies
      limits.acquire(request, limit, "key:%d.%d".formatted(key.person().value(), key.number()));
    }
  }
}

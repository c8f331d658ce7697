package coffee.rest.limits;

import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import coffee.rest.RequestProperties;
import coffee.rest.auth.BearerAuthenticationFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Charges requests that no key limit covers to keys accepted as known: unknown paths, wrong methods
 * and media types, public pages. The limit equals that of an address without a key; a key that
 * exceeds it is treated as unknown until it is valid again. A revoked key never is.
 */
@Priority(Priorities.USER + 100) // response filters run in reverse order: before RateLimitHeaders
public final class UnroutedLimitFilter implements ContainerResponseFilter {

  private final RateLimits limits;
  private final FailedAuthenticationLimiter failures;

  /** Creates the filter. */
  public UnroutedLimitFilter(RateLimits limits, FailedAuthenticationLimiter failures) {
    this.limits = limits;
    this.failures = failures;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (RateLimits.statuses(request).isEmpty() && !UnauthenticatedLimitFilter.isProbe(request)) {
      String address = RequestProperties.client(request);
      BearerAuthenticationFilter.key(request)
          .filter(key -> failures.isKnownKey(address, key))
          .ifPresent(key -> charge(request, address, key));
    }
  }

  private void charge(ContainerRequestContext request, String address, String key) {
    RateLimit limit = limits.policies().unauthenticated();
    RateLimitStatus status =
        limits.limiter().tryAcquire(limit, FailedAuthenticationLimiter.knownKeyName(address, key));
    RateLimits.addStatus(
        request, new RateLimitStatus(limit, true, status.remaining(), status.retryAfter()));
    if (!status.isAllowed()) {
      failures.forgetKey(address, key);
    }
  }
}

package coffee.rest.limits;

import coffee.domain.person.KeyId;
import coffee.rest.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Charges a request to the limit of its key. */
final class KeyRateLimitFilter implements ContainerRequestFilter {

  private final RateLimits limits;
  private final RateLimited.Kind kind;

  KeyRateLimitFilter(RateLimits limits, RateLimited.Kind kind) {
    this.limits = limits;
    this.kind = kind;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
      KeyId key = caller.access().key();
      RateLimits.clearStatuses(
          request); // the limit for requests without a known key no longer applies
      if (kind == RateLimited.Kind.BY_BODY) {
        DeferredRateLimit.set(request, known -> charge(request, key, known));
      } else {
        charge(request, key, kind);
      }
    }
  }

  private void charge(ContainerRequestContext request, KeyId key, RateLimited.Kind known) {
    limits.acquire(
        request, limits.policies().of(known), "key:" + key.person().value() + "." + key.number());
  }
}

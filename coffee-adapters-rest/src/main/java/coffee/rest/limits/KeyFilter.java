package coffee.rest.limits;

import coffee.domain.limit.Limit;
import coffee.domain.person.KeyId;
import coffee.rest.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Charges a request to the limit of its key. */
final class KeyFilter implements ContainerRequestFilter {

  private final Limits limits;
  private final Limit limit;

  KeyFilter(Limits limits, Limit limit) {
    this.limits = limits;
    this.limit = limit;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
      KeyId key = caller.access().key();
      Limits.forget(request); // what a stranger has left is no longer of interest
      limits.spend(request, limit, "key:%d.%d".formatted(key.person().value(), key.number()));
    }
  }
}

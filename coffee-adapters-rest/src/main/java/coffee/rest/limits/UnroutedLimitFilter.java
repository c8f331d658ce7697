package coffee.rest.limits;

import coffee.domain.limit.Balance;
import coffee.domain.limit.Limit;
import coffee.rest.Exchange;
import coffee.rest.auth.BearerFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Charges requests that no key limit covers to keys accepted as known: unknown paths, wrong methods
 * and media types, public pages. The limit equals that of an address without a key;
 * a key that exceeds it is treated as unknown until it is valid again. A revoked
 * key never is.
 */
@Priority(Priorities.USER + 100) // responses go backwards: before the headers tell what is left
public final class UnroutedLimitFilter implements ContainerResponseFilter {

  private final Limits limits;
  private final FailedAttempts attempts;

  /** Creates the filter. */
  public UnroutedLimitFilter(Limits limits, FailedAttempts attempts) {
    this.limits = limits;
    this.attempts = attempts;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (Limits.balances(request).isEmpty() && !UnauthenticatedLimitFilter.isProbe(request)) {
      String address = Exchange.client(request);
      BearerFilter.key(request)
          .filter(key -> attempts.isKnown(address, key))
          .ifPresent(key -> pay(request, address, key));
    }
  }

  private void pay(ContainerRequestContext request, String address, String key) {
    Limit limit = limits.policies().unauthenticated();
    Balance balance = limits.budgets().spend(limit, FailedAttempts.knownAs(address, key));
    Limits.note(request, new Balance(limit, true, balance.remaining(), balance.untilMore()));
    if (!balance.isGranted()) {
      attempts.forget(address, key);
    }
  }
}

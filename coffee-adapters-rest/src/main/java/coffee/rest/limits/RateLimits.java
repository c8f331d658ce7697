package coffee.rest.limits;

import coffee.domain.Ticker;
import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import coffee.domain.limit.RateLimiter;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies the rate limits to requests.
 *
 * @param ticker by which a refused address may try again
 */
public record RateLimits(RateLimitPolicies policies, RateLimiter budgets, Ticker ticker) {

  private static final String BALANCES = "coffee.balances";

  /**
   * Charges a request to a limit. The response reports the balance.
   *
   * @throws ProblemException 429 if the limit is exhausted
   */
  void acquire(ContainerRequestContext request, RateLimit limit, String spender) {
    RateLimitStatus balance = budgets.tryAcquire(limit, spender);
    addStatus(request, balance);
    if (!balance.isAllowed()) {
      throw limitExceeded();
    }
  }

  static ProblemException limitExceeded() {
    return new ProblemException(
        Problem.of(429, "rate_limited", "The rate limit is exceeded; see Retry-After."));
  }

  /** Reports the balance in the response. */
  static void addStatus(ContainerRequestContext request, RateLimitStatus balance) {
    List<RateLimitStatus> balances = new ArrayList<>(statuses(request));
    balances.add(balance);
    request.setProperty(BALANCES, balances);
  }

  /** Removes balances reported before. */
  static void clearStatuses(ContainerRequestContext request) {
    request.removeProperty(BALANCES);
  }

  static List<RateLimitStatus> statuses(ContainerRequestContext request) {
    return request.getProperty(BALANCES) instanceof List<?> noted
        ? noted.stream().map(RateLimitStatus.class::cast).toList()
        : List.of();
  }
}

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
 * @param ticker measures when a refused address may try again
 */
public record RateLimits(RateLimitPolicies policies, RateLimiter limiter, Ticker ticker) {

  private static final String STATUSES = "coffee.statuses";

  /**
   * Charges a request to a limit. The response reports the status.
   *
   * @throws ProblemException 429 if the limit is exhausted
   */
  void acquire(ContainerRequestContext request, RateLimit limit, String client) {
    RateLimitStatus status = limiter.tryAcquire(limit, client);
    addStatus(request, status);
    if (!status.isAllowed()) {
      throw limitExceeded();
    }
  }

  static ProblemException limitExceeded() {
    return new ProblemException(
        Problem.of(429, "rate_limited", "The rate limit is exceeded; see Retry-After."));
  }

  /** Reports the status in the response. */
  static void addStatus(ContainerRequestContext request, RateLimitStatus status) {
    List<RateLimitStatus> statuses = new ArrayList<>(statuses(request));
    statuses.add(status);
    request.setProperty(STATUSES, statuses);
  }

  /** Removes statuses reported before. */
  static void clearStatuses(ContainerRequestContext request) {
    request.removeProperty(STATUSES);
  }

  static List<RateLimitStatus> statuses(ContainerRequestContext request) {
    return request.getProperty(STATUSES) instanceof List<?> statuses
        ? statuses.stream().map(RateLimitStatus.class::cast).toList()
        : List.of();
  }
}

package coffee.domain.limit;

import java.time.Duration;

/**
 * The state of a client's rate limit after a request.
 *
 * @param isAllowed whether the request is allowed; if so, it is counted
 * @param remaining requests allowed immediately after this one, 0 or more
 * @param retryAfter time until the limit is fully refilled or, if nothing remains, until one
 *     request is allowed
 */
public record RateLimitStatus(
    RateLimit limit, boolean isAllowed, long remaining, Duration retryAfter) {}

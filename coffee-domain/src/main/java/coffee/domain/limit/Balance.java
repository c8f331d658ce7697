package coffee.domain.limit;

import java.time.Duration;

/**
 * The state of a client's rate limit after a request.
 *
 * @param isGranted whether the request is allowed; if so, it is counted
 * @param remaining requests allowed immediately after this one, 0 or more
 * @param untilMore time until the limit is fully refilled or, if nothing
 *     remains, until one request is allowed
 */
public record Balance(Limit limit, boolean isGranted, long remaining, Duration untilMore) {}

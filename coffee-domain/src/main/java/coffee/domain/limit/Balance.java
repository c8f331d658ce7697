package coffee.domain.limit;

import java.time.Duration;

/**
 * What a spender has left of a limit.
 *
 * @param isGranted whether the request that was asked for may be made; if so, it is paid
 * @param remaining requests that may be made at once after this one, 0 or more
 * @param untilMore how long until there is more: until everything is back or, where nothing
 *     remains, until one request is
 */
public record Balance(Limit limit, boolean isGranted, long remaining, Duration untilMore) {}

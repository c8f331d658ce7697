package coffee.rest.limits;

import static java.util.stream.Collectors.joining;

import coffee.domain.limit.RateLimit;
import coffee.domain.limit.RateLimitStatus;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.List;

/**
 * Adds rate limit headers (draft-ietf-httpapi-ratelimit-headers-10), and {@code Retry-After} if a
 * limit is exhausted.
 */
public final class RateLimitHeaders implements ContainerResponseFilter {

  static final String POLICY = "RateLimit-Policy";
  static final String LEFT = "RateLimit";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<RateLimitStatus> statuses = RateLimits.statuses(request);
    if (statuses.isEmpty()) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(
        POLICY,
        statuses.stream()
            .map(RateLimitStatus::limit)
            .map(RateLimitHeaders::policy)
            .collect(joining(", ")));
    headers.putSingle(
        LEFT, statuses.stream().map(RateLimitHeaders::remaining).collect(joining(", ")));
    statuses.stream()
        .filter(status -> !status.isAllowed())
        .mapToLong(status -> seconds(status.retryAfter()))
        .max()
        .ifPresent(seconds -> headers.putSingle(HttpHeaders.RETRY_AFTER, seconds));
  }

  private static String policy(RateLimit limit) {
    return name(limit) + ";q=" + limit.requests() + ";w=" + limit.window().toSeconds();
  }

  private static String remaining(RateLimitStatus status) {
    return name(status.limit()) + ";r=" + status.remaining() + ";t=" + seconds(status.retryAfter());
  }

  private static String name(RateLimit limit) {
    return '"' + limit.name() + '"';
  }

  /** Rounded up, so that a client does not retry too early. */
  private static long seconds(Duration time) {
    return Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
  }
}

package coffee.rest.limits;

import static java.util.stream.Collectors.joining;

import coffee.domain.limit.Balance;
import coffee.domain.limit.Limit;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.List;

/**
 * Adds rate limit headers (draft-ietf-httpapi-ratelimit-headers-10),
 * and {@code Retry-After} if a limit is exhausted.
 */
public final class LimitHeaders implements ContainerResponseFilter {

  static final String POLICY = "RateLimit-Policy";
  static final String LEFT = "RateLimit";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    List<Balance> balances = Limits.balances(request);
    if (balances.isEmpty()) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(
        POLICY,
        balances.stream().map(Balance::limit).map(LimitHeaders::policy).collect(joining(", ")));
    headers.putSingle(LEFT, balances.stream().map(LimitHeaders::left).collect(joining(", ")));
    balances.stream()
        .filter(balance -> !balance.isGranted())
        .mapToLong(balance -> seconds(balance.untilMore()))
        .max()
        .ifPresent(seconds -> headers.putSingle(HttpHeaders.RETRY_AFTER, seconds));
  }

  private static String policy(Limit limit) {
    return "\"%s\";q=%d;w=%d".formatted(limit.name(), limit.requests(), limit.window().toSeconds());
  }

  private static String left(Balance balance) {
    return "\"%s\";r=%d;t=%d"
        .formatted(balance.limit().name(), balance.remaining(), seconds(balance.untilMore()));
  }

  /** Rounded up, so that a client does not retry too early. */
  private static long seconds(Duration time) {
    return Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
  }
}

package coffee.domain.limit;

import java.time.Duration;

/**
 * A number of requests per time window. A client may use all of them at once; they are refilled
 * evenly over the window.
 *
 * @param name its name for clients and operators, {@code kebab-case}
 * @param requests 1 to {@value #MAX_REQUESTS}
 * @param window 1 s to 1 day
 */
public record RateLimit(String name, int requests, Duration window) {

  static final int MAX_REQUESTS = 1_000_000;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the invalid value
   */
  public RateLimit {
    if (requests < 1 || requests > MAX_REQUESTS) {
      throw new IllegalArgumentException("must be 1 to %d requests".formatted(MAX_REQUESTS));
    }
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("must be in 1 second to 1 day");
    }
  }

  /** The time to refill one request. */
  public Duration refillInterval() {
    return window.dividedBy(requests);
  }
}

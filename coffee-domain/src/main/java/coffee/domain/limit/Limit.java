package coffee.domain.limit;

import java.time.Duration;

/**
 * So many requests in so much time. A spender may use all of them at once; what was used comes back
 * evenly over the window.
 *
 * @param name what clients and operators call it, {@code kebab-case}
 * @param requests 1 to {@value #MAX_REQUESTS}
 * @param window 1 s to 1 day
 */
public record Limit(String name, int requests, Duration window) {

  static final int MAX_REQUESTS = 1_000_000;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException saying which one is wrong
   */
  public Limit {
    if (requests < 1 || requests > MAX_REQUESTS) {
      throw new IllegalArgumentException("must be 1 to %d requests".formatted(MAX_REQUESTS));
    }
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("must be in 1 second to 1 day");
    }
  }

  /** How long a used request takes to come back, if nothing else is used. */
  public Duration timeForOne() {
    return window.dividedBy(requests);
  }
}

package coffee.app.configuration;

import coffee.domain.limit.RateLimit;
import coffee.rest.limits.RateLimitPolicies;
import io.dropwizard.util.Duration;
import java.util.Locale;

/**
 * Rate limits, and their behaviour without Redis.
 *
 * @param enabled {@code LIMITS_ENABLED}
 * @param window {@code LIMIT_WINDOW}: the period of all limits
 * @param redisPatience {@code LIMITS_REDIS_PATIENCE}: how long a request may wait for Redis
 * @param atOnce {@code LIMIT_AT_ONCE}: concurrent requests of one client, 1 to 1,000
 * @param requests requests per window and policy, {@code LIMIT_READS} and so on
 */
public record LimitSettings(
    boolean enabled, Duration window, Duration redisPatience, int atOnce, Requests requests) {

  private static final int MAX_AT_ONCE = 1_000;

  private static final long MIN_REDIS_TIMEOUT_MILLIS = 2;
  private static final long MAX_REDIS_TIMEOUT_MILLIS = 10_000;

  /**
   * Requests per window.
   *
   * @param reads per key
   * @param writes per key
   * @param imports per key
   * @param analyses per key
   * @param unauthenticated per address
   * @param failedAuthentication failed authentications per address
   */
  public record Requests(
      int reads,
      int writes,
      int imports,
      int analyses,
      int unauthenticated,
      int failedAuthentication) {}

  /** Validates the ranges. */
  public LimitSettings {
    long redisTimeout = redisPatience.toMilliseconds();
    if (redisTimeout < MIN_REDIS_TIMEOUT_MILLIS || redisTimeout > MAX_REDIS_TIMEOUT_MILLIS) {
      throw new OperatorException("LIMITS_REDIS_PATIENCE must be 2ms to 10s");
    }
    if (atOnce < 1 || atOnce > MAX_AT_ONCE) {
      throw new OperatorException("LIMIT_AT_ONCE must be 1 to 1000");
    }
    policies(requests, window, atOnce);
  }

  /** The resulting policies. */
  public RateLimitPolicies policies() {
    return policies(requests, window, atOnce);
  }

  private static RateLimitPolicies policies(Requests requests, Duration window, int atOnce) {
    return new RateLimitPolicies(
        limit("reads", requests.reads(), window),
        limit("writes", requests.writes(), window),
        limit("imports", requests.imports(), window),
        limit("analyses", requests.analyses(), window),
        limit("unauthenticated", requests.unauthenticated(), window),
        limit("failed-authentication", requests.failedAuthentication(), window),
        atOnce);
  }

  private static RateLimit limit(String name, int requests, Duration window) {
    try {
      return new RateLimit(name, requests, window.toJavaDuration());
    } catch (IllegalArgumentException failure) {
      throw new OperatorException(
          "LIMIT_%s with LIMIT_WINDOW %s"
              .formatted(name.replace('-', '_').toUpperCase(Locale.ROOT), failure.getMessage()),
          failure);
    }
  }
}

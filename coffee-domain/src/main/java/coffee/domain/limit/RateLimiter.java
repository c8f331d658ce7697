package coffee.domain.limit;

/**
 * Rate limits per client. The full limit is available to new clients and to those idle for a whole
 * window. Calls neither fail nor block for long. Thread-safe. {@code RateLimiterContract} is the
 * full specification.
 */
public interface RateLimiter {

  /**
   * Counts one request, if the limit allows it.
   *
   * @param client key of the client, never a secret
   */
  RateLimitStatus tryAcquire(RateLimit limit, String client);
}

package coffee.persistence.limit;

/** Redis timed out, or is not called because it timed out a moment ago. */
final class RedisUnavailableException extends RuntimeException {

  RedisUnavailableException() {
    super("Redis timed out", null, false, false);
  }
}

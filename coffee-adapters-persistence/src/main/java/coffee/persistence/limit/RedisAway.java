package coffee.persistence.limit;

/** Redis timed out, or is not called because it timed out a moment ago. */
final class RedisAway extends RuntimeException {

  RedisAway() {
    super("Redis timed out", null, false, false);
  }
}

package coffee.persistence.limit;

/** Redis did not answer in time, or is left alone because it did not a moment ago. */
final class RedisAway extends RuntimeException {

  RedisAway() {
    super("Redis does not answer in time", null, false, false);
  }
}

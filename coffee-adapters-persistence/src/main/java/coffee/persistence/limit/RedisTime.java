package coffee.persistence.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/** The clock of a Redis, or the latest time that an instance has had by it. */
final class RedisTime implements MonotonicRedisClock.Source {

  /** Longer than any budget is kept: the longest window is a day. */
  private static final Duration RETENTION = Duration.ofDays(2);

  private static final byte[] SCRIPT =
      """
      local time = redis.call('TIME')
      local latest = math.max(
        time[1] * 1000000 + time[2],
        tonumber(redis.call('GET', KEYS[1]) or '0'),
        tonumber(ARGV[1]))
      local text = string.format('%.0f', latest)
      redis.call('SET', KEYS[1], text, 'PX', ARGV[2])
      return text
      """
          .getBytes(US_ASCII);

  private final RedisCircuitBreaker redis;
  private final byte[] key;

  /**
   * The time of those who share a key.
   *
   * @param key where the latest time is kept
   */
  RedisTime(RedisCircuitBreaker redis, String key) {
    this.redis = redis;
    this.key = key.getBytes(UTF_8);
  }

  @Override
  public long latest(long own) {
    Object answer = redis.eval(SCRIPT, 1, key, text(own), text(RETENTION.toMillis()));
    return Long.parseLong(new String((byte[]) answer, US_ASCII));
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(US_ASCII);
  }
}

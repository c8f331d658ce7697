package coffee.app.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Whether Redis is there, and what it does when its memory is full.
 *
 * @param client empty if none is configured
 */
public record RedisCheck(Optional<RedisClient> client) implements Check {

  private static final String SUBJECT = "Redis";
  private static final String MEMORY = "Redis memory";

  /** Enough for the answers of a few hundred persons, and for every limit. */
  private static final String FIX =
      "set maxmemory, of 64mb for instance, and maxmemory-policy allkeys-lru";

  /**
   * Policies that evict the least used keys. The others reject writes when memory is full, or evict
   * limits in use: at random, or because those expire sooner than answers.
   */
  private static final Set<String> RIGHT_POLICIES =
      Set.of("allkeys-lru", "allkeys-lfu", "volatile-lru", "volatile-lfu");

  @Override
  public List<Finding> run() {
    return client.map(RedisCheck::look).orElseGet(() -> List.of(none()));
  }

  private static Finding none() {
    return Finding.warning(
        SUBJECT,
        "not configured: instances do not share caches, limits and key revocations",
        "fine for a single instance; otherwise set REDIS_URL");
  }

  private static List<Finding> look(RedisClient redis) {
    try {
      redis.ping();
    } catch (JedisException unavailable) {
      return List.of(
          Finding.problem(
              SUBJECT,
              "unavailable: the service works, but slower and without sharing",
              "start it, or correct REDIS_URL"));
    }
    return List.of(Finding.ok(SUBJECT, "available"), memory(redis));
  }

  private static Finding memory(RedisClient redis) {
    try {
      return memory(redis.info("memory"));
    } catch (JedisException notAllowed) {
      return Finding.warning(
          MEMORY,
          "its settings cannot be read with the user of REDIS_URL",
          "allow the user INFO, or see for yourself: " + FIX);
    }
  }

  private static Finding memory(String info) {
    String maximum = setting(info, "maxmemory");
    String policy = setting(info, "maxmemory_policy");
    if (maximum.isEmpty() || policy.isEmpty()) {
      return Finding.warning(MEMORY, "its maxmemory cannot be read", FIX);
    }
    if (maximum.equals("0")) {
      return Finding.warning(
          MEMORY, "it has no maxmemory: it grows until the machine has no memory left", FIX);
    }
    return RIGHT_POLICIES.contains(policy)
        ? Finding.ok(MEMORY, "%s bytes at most, %s".formatted(maximum, policy))
        : Finding.warning(
            MEMORY,
            "when it is full, its policy %s refuses what is new or drops limits in use"
                .formatted(policy),
            FIX);
  }

  /** The value of a line {@code name:value}; empty if there is none. */
  private static String setting(String info, String name) {
    Matcher line = Pattern.compile("^" + name + ":(\\S*)", Pattern.MULTILINE).matcher(info);
    return line.find() ? line.group(1) : "";
  }
}

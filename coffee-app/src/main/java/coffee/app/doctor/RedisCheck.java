package coffee.app.doctor;

import java.util.List;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Whether Redis is there.
 *
 * @param client empty where none is configured
 */
public record RedisCheck(Optional<RedisClient> client) implements Check {

  private static final String SUBJECT = "Redis";

  @Override
  public List<Finding> look() {
    return List.of(client.map(RedisCheck::look).orElseGet(RedisCheck::none));
  }

  private static Finding none() {
    return Finding.warning(
        SUBJECT,
        "none is configured: instances share neither answers, limits nor news of revoked keys",
        "fine for a single instance; for more, set REDIS_URL");
  }

  private static Finding look(RedisClient redis) {
    try {
      redis.ping();
      return Finding.ok(SUBJECT, "it answers");
    } catch (JedisException away) {
      return Finding.problem(
          SUBJECT,
          "it does not answer: everything works, slower and without sharing",
          "start it, or mend REDIS_URL");
    }
  }
}

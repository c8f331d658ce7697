package coffee.app.wiring;

import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.ProcessAnswerCache;
import coffee.persistence.redis.RedisAnswerCache;
import coffee.persistence.redis.RedisConnections;
import coffee.rest.service.Health.State;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Redis, where there is one. It only saves work: while it is away, everything is worked out anew.
 *
 * @param client empty where none is configured
 */
public record RedisWiring(Optional<RedisClient> client) {

  private static final Duration RETENTION = Duration.ofHours(6);
  private static final int ANSWERS_IN_PROCESS = 200;
  private static final long BYTES_IN_PROCESS = 16L << 20;

  /** Connects when it is first needed. */
  public static RedisWiring to(Optional<URI> address, Environment environment) {
    Optional<RedisClient> client = address.map(RedisConnections::to);
    client.ifPresent(it -> environment.lifecycle().manage(new AutoCloseableManager(it)));
    return new RedisWiring(client);
  }

  /**
   * The answers that are remembered.
   *
   * @param store names the database whose answers they are, to keep those of another one apart
   */
  public AnswerCache answers(String store, Clock clock) {
    return client
        .<AnswerCache>map(
            it -> new RedisAnswerCache(it, "coffee:" + store + ":answer:", RETENTION, clock))
        .orElseGet(() -> new ProcessAnswerCache(ANSWERS_IN_PROCESS, BYTES_IN_PROCESS));
  }

  /** How Redis is. */
  public State state() {
    return client.map(RedisWiring::ping).orElse(State.NOT_CONFIGURED);
  }

  private static State ping(RedisClient client) {
    try {
      client.ping();
      return State.OK;
    } catch (JedisException away) {
      return State.DOWN;
    }
  }
}

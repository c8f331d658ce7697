package coffee.app.wiring;

import coffee.domain.Ticker;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.RevocationChannel;
import coffee.persistence.local.InProcessAnswerCache;
import coffee.persistence.local.InProcessRevocationChannel;
import coffee.persistence.redis.RedisAnswerCache;
import coffee.persistence.redis.RedisConnections;
import coffee.persistence.redis.RedisRevocationChannel;
import coffee.rest.service.ServiceHealth.State;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Wires Redis, if configured. It is only a cache: without it, everything is recomputed.
 *
 * @param client empty if none is configured
 */
public record RedisWiring(Optional<RedisClient> client) {

  private static final Duration RETENTION = Duration.ofHours(6);
  private static final int ANSWERS_IN_PROCESS = 200;
  private static final long BYTES_IN_PROCESS = 16L << 20;

  /** Creates a client that connects on first use. */
  public static RedisWiring to(Optional<URI> address, Environment environment) {
    Optional<RedisClient> client = address.map(RedisConnections::to);
    client.ifPresent(it -> environment.lifecycle().manage(new AutoCloseableManager(it)));
    return new RedisWiring(client);
  }

  /**
   * Creates the cache of answers.
   *
   * @param store identifier of the database, to separate it from others
   */
  public AnswerCache answers(String store, Ticker ticker) {
    return client
        .<AnswerCache>map(
            it -> new RedisAnswerCache(it, "coffee:" + store + ":answer:", RETENTION, ticker))
        .orElseGet(() -> new InProcessAnswerCache(ANSWERS_IN_PROCESS, BYTES_IN_PROCESS));
  }

  /**
   * Creates the channel of key revocations, from start to stop of the service.
   *
   * @param store identifier of the database
   */
  public RevocationChannel revocations(String store, LifecycleEnvironment lifecycle) {
    return client
        .<RevocationChannel>map(
            it -> startWithServer(new RedisRevocationChannel(it, channel(store)), lifecycle))
        .orElseGet(InProcessRevocationChannel::new);
  }

  private static RevocationChannel startWithServer(
      RedisRevocationChannel revocations, LifecycleEnvironment lifecycle) {
    lifecycle.manage(
        new Managed() {
          @Override
          public void start() {
            revocations.start();
          }

          @Override
          public void stop() {
            revocations.close();
          }
        });
    return revocations;
  }

  /** The channel name for all instances of the same database. */
  public static String channel(String store) {
    return "coffee:" + store + ":revocations";
  }

  /** The state of Redis. */
  public State state() {
    return client.map(RedisWiring::ping).orElse(State.NOT_CONFIGURED);
  }

  private static State ping(RedisClient client) {
    try {
      client.ping();
      return State.OK;
    } catch (JedisException unavailable) {
      return State.DOWN;
    }
  }
}

package coffee.app.wiring;

import coffee.domain.Ticker;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.ProcessAnswerCache;
import coffee.domain.person.ProcessRevocations;
import coffee.domain.person.Revocations;
import coffee.persistence.redis.RedisAnswerCache;
import coffee.persistence.redis.RedisConnections;
import coffee.persistence.redis.RedisRevocations;
import coffee.rest.service.Health.State;
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
  public AnswerCache answers(String store, Ticker ticker) {
    return client
        .<AnswerCache>map(
            it -> new RedisAnswerCache(it, "coffee:" + store + ":answer:", RETENTION, ticker))
        .orElseGet(() -> new ProcessAnswerCache(ANSWERS_IN_PROCESS, BYTES_IN_PROCESS));
  }

  /**
   * News of keys that were taken back, from the start of the service to its end.
   *
   * @param store names the database whose keys they are
   */
  public Revocations revocations(String store, LifecycleEnvironment lifecycle) {
    return client
        .<Revocations>map(it -> heard(new RedisRevocations(it, channel(store)), lifecycle))
        .orElseGet(ProcessRevocations::new);
  }

  private static Revocations heard(RedisRevocations revocations, LifecycleEnvironment lifecycle) {
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

  /** Where instances over the same database tell each other of keys that were taken back. */
  public static String channel(String store) {
    return "coffee:" + store + ":revocations";
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

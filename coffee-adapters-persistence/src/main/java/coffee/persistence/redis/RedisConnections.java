package coffee.persistence.redis;

import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** Creates Redis connections with short timeouts. */
public final class RedisConnections {

  /** A local Redis needs a thousandth of it; recomputing an answer takes about as long. */
  private static final Duration TIMEOUT = Duration.ofMillis(250);

  private static final int MAXIMUM_CONNECTIONS = 8;

  private RedisConnections() {}

  /**
   * A pool of lazily opened connections; Redis may be unavailable.
   *
   * @param address {@code redis[s]://[[user]:password@]host[:port][/database]}
   */
  public static RedisClient to(URI address) {
    return to(address, TIMEOUT);
  }

  static RedisClient to(URI address, Duration timeout) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAXIMUM_CONNECTIONS);
    pool.setMaxWait(timeout);
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(address))
        .clientConfig(configuration(address, timeout))
        .poolConfig(pool)
        .build();
  }

  private static JedisClientConfig configuration(URI address, Duration timeout) {
    DefaultJedisClientConfig.Builder configuration =
        DefaultJedisClientConfig.builder()
            .timeoutMillis(Math.toIntExact(timeout.toMillis()))
            .user(JedisURIHelper.getUser(address))
            .password(JedisURIHelper.getPassword(address))
            .database(JedisURIHelper.getDBIndex(address));
    if (JedisURIHelper.isRedisSSLScheme(address)) {
      configuration.sslOptions(SslOptions.defaults());
    }
    return configuration.build();
  }
}

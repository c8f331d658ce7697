package coffee.persistence.redis;

import coffee.domain.person.RevocationChannel;
import coffee.persistence.local.InProcessRevocationChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * {@link RevocationChannel} over Redis. After a start or a reconnection, an instance treats
 * everything as revoked that it may have missed.
 */
public final class RedisRevocationChannel implements RevocationChannel, AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RedisClient redis;
  private final String channel;
  private final RevocationChannel here = new InProcessRevocationChannel();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread listening = new Thread(this::listenUntilClosed, "revocations");

  private final JedisPubSub others =
      new JedisPubSub() {
        @Override
        public void onSubscribe(String name, int subscriptions) {
          here.publish(); // something may have been said before
        }

        @Override
        public void onMessage(String name, String message) {
          here.publish();
        }
      };

  /**
   * Creates a channel.
   *
   * @param channel name of the channel, the same for all instances of one database
   */
  public RedisRevocationChannel(RedisClient redis, String channel) {
    this.redis = redis;
    this.channel = channel;
  }

  @Override
  public void publish() {
    here.publish();
    try {
      redis.publish(channel, "");
    } catch (JedisException unavailable) {
      // the others find out when their cache entries expire
    }
  }

  @Override
  public void subscribe(Runnable listener) {
    here.subscribe(listener);
  }

  /** Starts to listen until closed. */
  public void start() {
    listening.setDaemon(true);
    listening.start();
  }

  private void listenUntilClosed() {
    try {
      while (!closed.await(0, TimeUnit.MILLISECONDS)) {
        subscribe();
        closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private void subscribe() {
    try {
      redis.subscribe(others, channel);
    } catch (JedisException unavailable) {
      // retried after a pause
    }
  }

  /** Stops listening. The caller closes the connections. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (others.isSubscribed()) {
        others.unsubscribe();
      }
    } catch (JedisException unavailable) {
      // without Redis there is no subscription to end
    }
  }
}

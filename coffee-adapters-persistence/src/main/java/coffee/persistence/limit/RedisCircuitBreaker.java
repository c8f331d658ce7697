package coffee.persistence.limit;

import coffee.domain.Ticker;
import io.github.bucket4j.redis.jedis.RedisApi;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A circuit breaker for Redis. After one timeout it stays open for a second; then a single call
 * tests whether Redis is available again. Thread-safe.
 *
 * <p>Calls run on other threads: a socket timeout restarts with every byte, and a connection may
 * have to be opened first, so that no client timeout limits the whole call.
 */
public final class RedisCircuitBreaker implements RedisApi, AutoCloseable {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int ASKING = 4;
  private static final int WAITING = 1_000;

  /** When a pause ends, in the ticker's nanoseconds; one each, so that two are told apart. */
  private record Pause(long until) {}

  private final RedisClient redis;
  private final Duration timeout;
  private final Ticker ticker;

  /** Null while Redis answers. */
  private final AtomicReference<@Nullable Pause> pause = new AtomicReference<>();

  private final LongAdder callCount = new LongAdder();

  private final ThreadPoolExecutor asking =
      new ThreadPoolExecutor(
          ASKING,
          ASKING,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread thread = new Thread(work, "budgets");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a circuit breaker.
   *
   * @param patience maximum time a request may wait for Redis; it makes two calls, and each may
   *     take half of it
   * @param ticker tells when a pause is over
   */
  public RedisCircuitBreaker(RedisClient redis, Duration patience, Ticker ticker) {
    this.redis = redis;
    this.timeout = patience;
    this.ticker = ticker;
    asking.allowCoreThreadTimeOut(true);
  }

  /** Opens a connection in advance, which takes longer than a call may. */
  public void connect() {
    asking.execute(
        () -> {
          try {
            redis.ping();
          } catch (JedisException away) {
            // the first call will fail as well
          }
        });
  }

  Duration timeout() {
    return timeout;
  }

  /** Whether the last call timed out. */
  boolean isOpen() {
    return pause.get() != null;
  }

  /** The number of calls made. */
  long callCount() {
    return callCount.sum();
  }

  @Override
  public Object eval(byte[] script, int keyCount, byte[]... parameters) {
    return call(() -> redis.eval(script, keyCount, parameters));
  }

  @Override
  public byte[] get(byte[] key) {
    return call(() -> redis.get(key));
  }

  @Override
  public void delete(byte[] key) {
    long unused = call(() -> redis.del(key));
  }

  private <T> T call(Callable<T> question) {
    requireCallAllowed();
    Future<T> answer = submit(question);
    try {
      T given = answer.get(timeout.toNanos() / 2, TimeUnit.NANOSECONDS);
      pause.set(null);
      return given;
    } catch (ExecutionException | TimeoutException late) {
      answer.cancel(false); // what still waits to be asked need not be
      throw open();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException();
    }
  }

  /** Rejects calls while open; then lets one call through, and the others wait for its result. */
  private void requireCallAllowed() {
    Pause current = pause.get();
    if (current == null) {
      return;
    }
    long now = ticker.nanos();
    if (now - current.until() < 0 || !pause.compareAndSet(current, new Pause(now + PAUSE_NANOS))) {
      throw new RedisUnavailableException();
    }
  }

  private <T> Future<T> submit(Callable<T> question) {
    callCount.increment();
    try {
      return asking.submit(question);
    } catch (RejectedExecutionException tooMany) {
      throw open();
    }
  }

  private RedisUnavailableException open() {
    pause.set(new Pause(ticker.nanos() + PAUSE_NANOS));
    return new RedisUnavailableException();
  }

  /** Makes no more calls. The caller closes the connections. */
  @Override
  public void close() {
    asking.shutdownNow();
  }
}

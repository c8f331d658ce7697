package coffee.persistence.limit;

import coffee.domain.Ticker;
import io.github.bucket4j.redis.jedis.RedisApi;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
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

  /** Opens after one failure, and lets one call through when a second has passed. */
  private static final CircuitBreakerConfig ONE_FAILURE =
      CircuitBreakerConfig.custom()
          .slidingWindow(1, 1, SlidingWindowType.COUNT_BASED)
          .waitDurationInOpenState(Duration.ofMillis(999)) // it stays open until after that
          .permittedNumberOfCallsInHalfOpenState(1)
          .writableStackTraceEnabled(false)
          .build();

  private static final int ASKING = 4;
  private static final int WAITING = 1_000;

  private final RedisClient redis;
  private final Duration timeout;
  private final CircuitBreaker circuit;
  private final LongAdder callCount = new LongAdder();

  private final ThreadPoolExecutor asking =
      new ThreadPoolExecutor(
          ASKING,
          ASKING,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread thread = new Thread(work, "limiter");
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
    InstantSource time = () -> Instant.EPOCH.plusNanos(ticker.nanos());
    this.circuit =
        CircuitBreaker.of(
            "redis",
            CircuitBreakerConfig.from(ONE_FAILURE).clock(time.withZone(ZoneOffset.UTC)).build());
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
    return circuit.getState() != CircuitBreaker.State.CLOSED;
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
    if (!circuit.tryAcquirePermission()) {
      throw new RedisUnavailableException();
    }
    Future<T> answer = submit(question);
    try {
      T given = answer.get(timeout.toNanos() / 2, TimeUnit.NANOSECONDS);
      circuit.onSuccess(0, TimeUnit.NANOSECONDS);
      return given;
    } catch (ExecutionException | TimeoutException late) {
      answer.cancel(false); // what still waits to be asked need not be
      throw failed(late);
    } catch (InterruptedException interruption) {
      circuit.releasePermission();
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException();
    }
  }

  private <T> Future<T> submit(Callable<T> question) {
    callCount.increment();
    try {
      return asking.submit(question);
    } catch (RejectedExecutionException tooMany) {
      throw failed(tooMany);
    }
  }

  private RedisUnavailableException failed(Exception failure) {
    circuit.onError(0, TimeUnit.NANOSECONDS, failure);
    return new RedisUnavailableException();
  }

  /** Makes no more calls. The caller closes the connections. */
  @Override
  public void close() {
    asking.shutdownNow();
  }
}

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

  private static final int CALLS_PER_REQUEST = 2;
  private static final int CALLERS = 4;
  private static final int MAX_QUEUED_CALLS = 1_000;

  private final RedisClient redis;
  private final Duration maxWait;
  private final CircuitBreaker circuit;
  private final LongAdder callCount = new LongAdder();

  private final ThreadPoolExecutor callers =
      new ThreadPoolExecutor(
          CALLERS,
          CALLERS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MAX_QUEUED_CALLS),
          work -> {
            Thread thread = new Thread(work, "limiter");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a circuit breaker.
   *
   * @param maxWait maximum time a request may wait for Redis; it makes two calls, and each may take
   *     half of it
   * @param ticker tells when a pause is over
   */
  public RedisCircuitBreaker(RedisClient redis, Duration maxWait, Ticker ticker) {
    this.redis = redis;
    this.maxWait = maxWait;
    InstantSource time = () -> Instant.EPOCH.plusNanos(ticker.nanos());
    this.circuit =
        CircuitBreaker.of(
            "redis",
            CircuitBreakerConfig.from(ONE_FAILURE).clock(time.withZone(ZoneOffset.UTC)).build());
    callers.allowCoreThreadTimeOut(true);
  }

  /** Opens a connection in advance, which takes longer than a call may. */
  public void connect() {
    callers.execute(
        () -> {
          try {
            redis.ping();
          } catch (JedisException unavailable) {
            // the first call will fail as well
          }
        });
  }

  /** Maximum time a request may wait. */
  Duration maxWait() {
    return maxWait;
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

  private <T> T call(Callable<T> work) {
    if (!circuit.tryAcquirePermission()) {
      throw new RedisUnavailableException();
    }
    Future<T> response = submit(work);
    try {
      T result = response.get(maxWait.toNanos() / CALLS_PER_REQUEST, TimeUnit.NANOSECONDS);
      circuit.onSuccess(0, TimeUnit.NANOSECONDS);
      return result;
    } catch (ExecutionException | TimeoutException failure) {
      response.cancel(false); // a call that has not started need not
      throw failed(failure);
    } catch (InterruptedException interruption) {
      circuit.releasePermission();
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException();
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    callCount.increment();
    try {
      return callers.submit(work);
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
    callers.shutdownNow();
  }
}

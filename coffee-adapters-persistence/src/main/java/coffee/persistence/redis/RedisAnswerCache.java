package coffee.persistence.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.Ticker;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * An {@link AnswerCache} in Redis. Whatever goes wrong there when an answer is looked up or
 * remembered is a miss; after a failure Redis is left alone for a moment, so that one that does not
 * answer is not waited for by every request.
 */
public final class RedisAnswerCache implements AnswerCache {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int SCAN_COUNT = 1_000;

  private final RedisClient redis;
  private final String prefix;
  private final Duration retention;
  private final Ticker ticker;
  private volatile OptionalLong pausedUntil = OptionalLong.empty();

  /**
   * A cache in this Redis.
   *
   * @param prefix begins every key; whatever else is in Redis begins otherwise
   * @param retention how long an answer is kept, 1 s or more
   * @param ticker tells when a pause is over
   */
  public RedisAnswerCache(RedisClient redis, String prefix, Duration retention, Ticker ticker) {
    this.redis = redis;
    this.prefix = prefix;
    this.retention = retention;
    this.ticker = ticker;
  }

  @Override
  public Optional<byte[]> find(String key) {
    return ask(() -> Optional.ofNullable(redis.get(name(key))));
  }

  @Override
  public void remember(String key, byte[] answer) {
    SetParams terms = SetParams.setParams().px(retention.toMillis());
    ask(() -> Optional.of(redis.set(name(key), answer, terms)));
  }

  @Override
  public void forget(PersonId person) {
    ask(
        () -> {
          forgetAll(prefix + AnswerCache.beginning(person));
          return Optional.empty();
        });
  }

  @Override
  public void clear() {
    try {
      forgetAll(prefix);
    } catch (JedisException away) {
      throw new DomainException(
          Reason.UNAVAILABLE,
          "cache_unavailable",
          "Redis is away, and what it remembers may be there when it is back; try again then",
          away);
    }
  }

  private void forgetAll(String beginning) {
    ScanParams mine = new ScanParams().match(literal(beginning) + "*").count(SCAN_COUNT);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> found = redis.scan(cursor, mine);
      List<String> keys = found.getResult();
      if (!keys.isEmpty()) {
        redis.unlink(keys.toArray(String[]::new));
      }
      cursor = found.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
  }

  private <T> Optional<T> ask(Supplier<Optional<T>> question) {
    if (isPaused()) {
      return Optional.empty();
    }
    try {
      return question.get();
    } catch (JedisException failure) {
      pausedUntil = OptionalLong.of(ticker.nanos() + PAUSE.toNanos());
      return Optional.empty();
    }
  }

  private boolean isPaused() {
    OptionalLong until = pausedUntil;
    return until.isPresent() && ticker.nanos() - until.getAsLong() < 0;
  }

  private byte[] name(String key) {
    return (prefix + key).getBytes(UTF_8);
  }

  /** The text as a pattern that matches nothing else. */
  private static String literal(String text) {
    return text.replaceAll("[\\\\*?\\[\\]]", "\\\\$0");
  }
}

package coffee.persistence.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.Ticker;
import coffee.domain.correlation.AnswerBytes;
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
import redis.clients.jedis.resps.ScanResult;

/**
 * An {@link AnswerCache} in Redis: a hash for each person, with an answer under each key, and under
 * the empty one their order and sizes. It ends a while after the last answer was remembered.
 *
 * <p>Whatever goes wrong there when an answer is looked up or remembered is a miss; after a failure
 * Redis is left alone for an instant, so that one that does not answer is not waited for by every
 * request.
 */
public final class RedisAnswerCache implements AnswerCache {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int SCAN_COUNT = 1_000;

  /**
   * Stores an answer and deletes the oldest ones, atomically: several instances may do it.
   * Arguments: key, answer, maximum number of answers and of bytes, time to live in ms.
   */
  private static final byte[] REMEMBER =
      """
      local order = cjson.decode(redis.call('HGET', KEYS[1], '') or '[]')
      local bytes = #ARGV[2]
      for i = #order, 1, -1 do
        if order[i][1] == ARGV[1] then
          table.remove(order, i)
        else
          bytes = bytes + order[i][2]
        end
      end
      table.insert(order, {ARGV[1], #ARGV[2]})
      while #order > tonumber(ARGV[3]) or bytes > tonumber(ARGV[4]) do
        local oldest = table.remove(order, 1)
        bytes = bytes - oldest[2]
        redis.call('HDEL', KEYS[1], oldest[1])
      end
      redis.call('HSET', KEYS[1], '', cjson.encode(order), ARGV[1], ARGV[2])
      redis.call('PEXPIRE', KEYS[1], ARGV[5])
      return 'OK'
      """
          .getBytes(UTF_8);

  private final RedisClient redis;
  private final String prefix;
  private final Duration retention;
  private final Ticker ticker;
  private volatile OptionalLong pausedUntil = OptionalLong.empty();

  /**
   * Creates a cache in a Redis.
   *
   * @param prefix prefix of all keys; no other keys may start with it
   * @param retention how long answers are kept, 1 s or more
   * @param ticker measures the pauses
   */
  public RedisAnswerCache(RedisClient redis, String prefix, Duration retention, Ticker ticker) {
    this.redis = redis;
    this.prefix = prefix;
    this.retention = retention;
    this.ticker = ticker;
  }

  @Override
  public Optional<AnswerBytes> find(PersonId person, String key) {
    return callOrMiss(() -> Optional.ofNullable(redis.hget(bytes(name(person)), bytes(key))))
        .map(AnswerBytes::copyOf);
  }

  @Override
  public void put(PersonId person, String key, AnswerBytes answer) {
    if (answer.size() <= MAX_BYTES_OF_A_PERSON) {
      List<byte[]> arguments =
          List.of(
              bytes(key),
              answer.toArray(),
              bytes(Integer.toString(MAX_ANSWERS_OF_A_PERSON)),
              bytes(Integer.toString(MAX_BYTES_OF_A_PERSON)),
              bytes(Long.toString(retention.toMillis())));
      callOrMiss(() -> Optional.of(redis.eval(REMEMBER, List.of(bytes(name(person))), arguments)));
    }
  }

  /** Includes answers of earlier versions, which had a key of their own in Redis each. */
  @Override
  public void evictPerson(PersonId person) {
    callOrMiss(
        () -> {
          redis.unlink(name(person));
          deleteByPrefix(name(person) + "/");
          return Optional.empty();
        });
  }

  @Override
  public void clear() {
    try {
      deleteByPrefix(prefix);
    } catch (JedisException unavailable) {
      throw new DomainException(
          Reason.UNAVAILABLE,
          "cache_unavailable",
          "Redis is unavailable and may still hold cached answers; try again later",
          unavailable);
    }
  }

  private void deleteByPrefix(String beginning) {
    ScanParams mine = new ScanParams().match(escapeGlob(beginning) + "*").count(SCAN_COUNT);
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

  private <T> Optional<T> callOrMiss(Supplier<Optional<T>> question) {
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

  private String name(PersonId person) {
    return prefix + person.value();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** Escapes a text for use in a pattern. */
  private static String escapeGlob(String text) {
    return text.replaceAll("[\\\\*?\\[\\]]", "\\\\$0");
  }
}

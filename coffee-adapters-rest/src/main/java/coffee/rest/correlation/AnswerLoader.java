package coffee.rest.correlation;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.LocalDay;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.CorrelationAnalysis;
import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.work.KeyedSemaphore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Caches analysis results by all their inputs, and computes missing ones. Only a few are computed
 * at a time, because each needs memory and a processor, and only one per person, so that a person
 * who sends a hundred requests at once delays no other person. A waiting request may find that
 * another one has computed its result.
 */
final class AnswerLoader {

  /**
   * A computed answer.
   *
   * @param json as it is sent
   * @param isCacheable whether it stays valid until the next write; false if it excluded data from
   *     the next few minutes
   */
  record Answer(DeflatedJson json, boolean isCacheable) {}

  /** The format of cached answers; answers cached in another format are not found. */
  private static final String FORMAT = "zlib, caveat details";

  /** Per person; each waiting request occupies a thread, and the server has four times as many. */
  private static final int MAX_WAITING = 256;

  private final AnswerCache cache;
  private final Duration timeout;
  private final Runnable onHit;
  private final KeyedSemaphore<PersonId> locks;
  private final Semaphore slots;

  /**
   * Creates the loader.
   *
   * @param maxConcurrent maximum number of concurrent computations
   * @param timeout how long a request waits for the same person's and then for other computations
   * @param onHit run for every answer that the cache has
   */
  AnswerLoader(AnswerCache cache, int maxConcurrent, Duration timeout, Runnable onHit) {
    this.cache = cache;
    this.timeout = timeout;
    this.onHit = onHit;
    this.locks = KeyedSemaphore.lock(MAX_WAITING, timeout, AnswerLoader::inProgress);
    this.slots = new Semaphore(maxConcurrent, true);
  }

  /**
   * The cache key of an answer: equal keys mean equal answers.
   *
   * @param version version of the service that serializes it
   */
  static String key(String version, Person person, LocalDay today, CorrelationQuery.Parsed query) {
    CorrelationRequest request = query.request();
    return String.join(
        "/",
        Long.toString(person.id().value()),
        FORMAT,
        version,
        Long.toString(person.revision()),
        CorrelationAnalysis.MODEL_VERSION,
        today.date().toString(),
        Long.toString(request.from().toEpochMilli()),
        Long.toString(request.until().toEpochMilli()),
        Integer.toString(request.hoursAfter()),
        request.halfLifeHours().isPresent()
            ? Double.toString(request.halfLifeHours().getAsDouble())
            : "profile",
        Double.toString(request.meaningfulBpm()),
        query.episodes() ? "episodes" : "without episodes");
  }

  /**
   * The answer for a person's cache key, computed if it is not cached.
   *
   * @throws DomainException UNAVAILABLE {@code answers_in_progress} if the wait times out
   */
  Answer getOrCompute(PersonId person, String key, Supplier<Answer> work) {
    return findCached(person, key)
        .orElseGet(
            () ->
                locks.withPermit(
                    person,
                    () -> findCached(person, key).orElseGet(() -> compute(person, key, work))));
  }

  private Optional<Answer> findCached(PersonId person, String key) {
    Optional<Answer> found =
        cache.find(person, key).map(bytes -> new Answer(new DeflatedJson(bytes), true));
    found.ifPresent(hit -> onHit.run());
    return found;
  }

  private Answer compute(PersonId person, String key, Supplier<Answer> work) {
    if (!acquireSlot()) {
      throw inProgress();
    }
    try {
      Answer answer = work.get();
      if (answer.isCacheable()) {
        cache.put(person, key, answer.json().bytes());
      }
      return answer;
    } finally {
      slots.release();
    }
  }

  private boolean acquireSlot() {
    try {
      return slots.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static DomainException inProgress() {
    return new DomainException(
        Reason.UNAVAILABLE,
        "answers_in_progress",
        "other analyses are still being computed; try again");
  }
}

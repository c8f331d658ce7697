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
 * who sends a hundred requests at once delays nobody else. A waiting request may find that another
 * one has computed its result.
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

  /** How answers are remembered; those that were remembered otherwise are not found. */
  private static final String FORMAT = "zlib, caveat details";

  /** Per person; each waiting request occupies a thread, and the server has four times as many. */
  private static final int MAX_AT_A_TIME = 256;

  private final AnswerCache cache;
  private final Duration patience;
  private final Runnable onHit;
  private final KeyedSemaphore<PersonId> turns;
  private final Semaphore places;

  /**
   * Creates the loader.
   *
   * @param atATime maximum number of concurrent computations
   * @param patience how long a request waits for the same person's and then for other computations
   * @param onHit run for every answer that the cache has
   */
  AnswerLoader(AnswerCache cache, int atATime, Duration patience, Runnable onHit) {
    this.cache = cache;
    this.patience = patience;
    this.onHit = onHit;
    this.turns = KeyedSemaphore.lock(MAX_AT_A_TIME, patience, AnswerLoader::inProgress);
    this.places = new Semaphore(atATime, true);
  }

  /**
   * The cache key of an answer: equal keys mean equal answers.
   *
   * @param version version of the service that serializes it
   */
  static String key(String version, Person person, LocalDay today, CorrelationQuery.Asked asked) {
    CorrelationRequest terms = asked.terms();
    return String.join(
        "/",
        Long.toString(person.id().value()),
        FORMAT,
        version,
        Long.toString(person.revision()),
        CorrelationAnalysis.MODEL_VERSION,
        today.date().toString(),
        Long.toString(terms.from().toEpochMilli()),
        Long.toString(terms.until().toEpochMilli()),
        Integer.toString(terms.hoursAfter()),
        terms.halfLifeHours().isPresent()
            ? Double.toString(terms.halfLifeHours().getAsDouble())
            : "profile",
        Double.toString(terms.meaningfulBpm()),
        asked.episodes() ? "episodes" : "without episodes");
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
                turns.withPermit(
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
      places.release();
    }
  }

  private boolean acquireSlot() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
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

package coffee.rest.correlation;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.KeyedSemaphore;
import coffee.domain.LocalDay;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.Correlation;
import coffee.domain.correlation.CorrelationTerms;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks answers up by everything that they depend on, and has the others worked out. A few at a
 * time, for each takes memory and a processor, and one at a time of each person, so that whoever
 * asks a hundred questions at once waits for themselves alone. Who waits may find that another has
 * done the work.
 */
final class AnswerBook {

  /**
   * A finished answer.
   *
   * @param json as it is sent
   * @param lasts whether it stays true until the next write: one that left out what lies a few
   *     minutes ahead does not
   */
  record Answer(DeflatedJson json, boolean lasts) {}

  /** How answers are remembered; those that were remembered otherwise are not found. */
  private static final String FORMAT = "zlib";

  /** Of one person; each waits with a thread, of which the server has four times as many. */
  private static final int MAX_AT_A_TIME = 256;

  private final AnswerCache cache;
  private final Duration patience;
  private final KeyedSemaphore<PersonId> turns;
  private final Semaphore places;

  /**
   * An empty book.
   *
   * @param atATime how many answers are worked out at a time
   * @param patience how long a question waits for the person's other ones, and then for others'
   */
  AnswerBook(AnswerCache cache, int atATime, Duration patience) {
    this.cache = cache;
    this.patience = patience;
    this.turns = KeyedSemaphore.lock(MAX_AT_A_TIME, patience, AnswerBook::inProgress);
    this.places = new Semaphore(atATime, true);
  }

  /**
   * The name of an answer: equal names, equal answers.
   *
   * @param version of the service that writes it
   */
  static String key(String version, Person person, LocalDay today, CorrelationQuery.Asked asked) {
    CorrelationTerms terms = asked.terms();
    return String.join(
        "/",
        Long.toString(person.id().value()),
        FORMAT,
        version,
        Long.toString(person.revision()),
        Correlation.MODEL_VERSION,
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
   * The answer under a person's key, worked out if it is not known.
   *
   * @throws DomainException UNAVAILABLE {@code answers_in_progress} if others take long
   */
  Answer find(PersonId person, String key, Supplier<Answer> work) {
    return recall(person, key)
        .orElseGet(
            () ->
                turns.hold(
                    person, () -> recall(person, key).orElseGet(() -> workOut(person, key, work))));
  }

  private Optional<Answer> recall(PersonId person, String key) {
    return cache.find(person, key).map(bytes -> new Answer(new DeflatedJson(bytes), true));
  }

  private Answer workOut(PersonId person, String key, Supplier<Answer> work) {
    if (!hasPlace()) {
      throw inProgress();
    }
    try {
      Answer answer = work.get();
      if (answer.lasts()) {
        cache.remember(person, key, answer.json().bytes());
      }
      return answer;
    } finally {
      places.release();
    }
  }

  private boolean hasPlace() {
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
        "other answers are still being worked out; try again");
  }
}

package coffee.rest.correlation;

import coffee.domain.LocalDay;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.Correlation;
import coffee.domain.correlation.CorrelationTerms;
import coffee.domain.person.Person;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Looks answers up by everything that they depend on, and has the others worked out. A few at a
 * time: each takes memory and a processor, and who waits may find that another has done the work.
 */
final class AnswerBook {

  /**
   * A finished answer.
   *
   * @param json as it is sent; nobody writes to the array
   * @param lasts whether it stays true until the next write: one that left out what lies a few
   *     minutes ahead does not
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Answer(byte[] json, boolean lasts) {}

  private final AnswerCache cache;
  private final Semaphore places;

  AnswerBook(AnswerCache cache, int atATime) {
    this.cache = cache;
    this.places = new Semaphore(atATime, true);
  }

  /** The name of an answer: equal names, equal answers. */
  static String key(Person person, LocalDay today, CorrelationTerms terms) {
    return String.join(
        "/",
        Long.toString(person.id().value()),
        Long.toString(person.revision()),
        Correlation.MODEL_VERSION,
        today.date().toString(),
        Long.toString(terms.from().toEpochMilli()),
        Long.toString(terms.until().toEpochMilli()),
        Integer.toString(terms.hoursAfter()),
        terms.halfLifeHours().isPresent()
            ? Double.toString(terms.halfLifeHours().getAsDouble())
            : "profile",
        Double.toString(terms.meaningfulBpm()));
  }

  /** The answer under a key, worked out if it is not known. */
  Answer find(String key, Supplier<Answer> work) {
    Optional<Answer> known = recall(key);
    return known.orElseGet(() -> workOut(key, work));
  }

  private Optional<Answer> recall(String key) {
    return cache.find(key).map(json -> new Answer(json, true));
  }

  private Answer workOut(String key, Supplier<Answer> work) {
    places.acquireUninterruptibly();
    try {
      Optional<Answer> meanwhile = recall(key);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      Answer answer = work.get();
      if (answer.lasts()) {
        cache.remember(key, answer.json());
      }
      return answer;
    } finally {
      places.release();
    }
  }
}

package coffee.domain.correlation;

import coffee.domain.person.PersonId;
import java.util.Optional;

/** An {@link AnswerCache} that notifies an observer of every hit. */
public final class ObservedAnswerCache implements AnswerCache {

  private final AnswerCache cache;
  private final Runnable observer;

  /**
   * Wraps another cache.
   *
   * @param observer run for every hit
   */
  public ObservedAnswerCache(AnswerCache cache, Runnable observer) {
    this.cache = cache;
    this.observer = observer;
  }

  @Override
  public Optional<AnswerBytes> find(PersonId person, String key) {
    Optional<AnswerBytes> found = cache.find(person, key);
    if (found.isPresent()) {
      observer.run();
    }
    return found;
  }

  @Override
  public void put(PersonId person, String key, AnswerBytes answer) {
    cache.put(person, key, answer);
  }

  @Override
  public void evictPerson(PersonId person) {
    cache.evictPerson(person);
  }

  @Override
  public void clear() {
    cache.clear();
  }
}

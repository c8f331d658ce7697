package coffee.domain.correlation;

import coffee.domain.person.PersonId;
import java.util.Optional;

/** An {@link AnswerCache} that tells whenever it spared somebody the work. */
public final class ObservedAnswerCache implements AnswerCache {

  private final AnswerCache cache;
  private final Runnable observer;

  /**
   * A cache over another one.
   *
   * @param observer run for every answer that was found
   */
  public ObservedAnswerCache(AnswerCache cache, Runnable observer) {
    this.cache = cache;
    this.observer = observer;
  }

  @Override
  public Optional<byte[]> find(PersonId person, String key) {
    Optional<byte[]> found = cache.find(person, key);
    if (found.isPresent()) {
      observer.run();
    }
    return found;
  }

  @Override
  public void remember(PersonId person, String key, byte[] answer) {
    cache.remember(person, key, answer);
  }

  @Override
  public void forget(PersonId person) {
    cache.forget(person);
  }

  @Override
  public void clear() {
    cache.clear();
  }
}

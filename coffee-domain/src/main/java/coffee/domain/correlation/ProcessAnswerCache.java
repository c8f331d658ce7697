package coffee.domain.correlation;

import coffee.domain.person.PersonId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An {@link AnswerCache} in this process. When it is full it forgets the answers that were asked
 * for longest ago.
 */
public final class ProcessAnswerCache implements AnswerCache {

  private static final int INITIAL_CAPACITY = 64;
  private static final float LOAD_FACTOR = 0.75f;

  private final int maximumAnswers;
  private final long maximumBytes;
  private final Map<String, byte[]> answers =
      new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, /* accessOrder= */ true);
  private long bytes;

  /**
   * An empty cache.
   *
   * @param maximumAnswers greatest number of answers, 1 or more
   * @param maximumBytes greatest size of all answers together, without their keys; one that is
   *     larger by itself is not remembered
   */
  public ProcessAnswerCache(int maximumAnswers, long maximumBytes) {
    if (maximumAnswers < 1 || maximumBytes < 1) {
      throw new IllegalArgumentException(maximumAnswers + " answers, " + maximumBytes + " bytes");
    }
    this.maximumAnswers = maximumAnswers;
    this.maximumBytes = maximumBytes;
  }

  @Override
  public synchronized Optional<byte[]> find(String key) {
    return Optional.ofNullable(answers.get(key)).map(byte[]::clone);
  }

  @Override
  public synchronized void remember(String key, byte[] answer) {
    byte[] earlier = answers.remove(key);
    bytes -= earlier == null ? 0 : earlier.length;
    if (answer.length <= maximumBytes) {
      answers.put(key, answer.clone());
      bytes += answer.length;
      forgetOldest();
    }
  }

  @Override
  public synchronized void forget(PersonId person) {
    String beginning = AnswerCache.beginning(person);
    Iterator<Map.Entry<String, byte[]>> all = answers.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, byte[]> answer = all.next();
      if (answer.getKey().startsWith(beginning)) {
        bytes -= answer.getValue().length;
        all.remove();
      }
    }
  }

  @Override
  public synchronized void clear() {
    answers.clear();
    bytes = 0;
  }

  private void forgetOldest() {
    Iterator<byte[]> oldestFirst = answers.values().iterator();
    while (answers.size() > maximumAnswers || bytes > maximumBytes) {
      bytes -= oldestFirst.next().length;
      oldestFirst.remove();
    }
  }
}

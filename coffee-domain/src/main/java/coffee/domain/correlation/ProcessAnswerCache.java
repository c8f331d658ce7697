package coffee.domain.correlation;

import coffee.domain.person.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An in-process {@link AnswerCache}. When it is full it evicts the least recently used results. */
public final class ProcessAnswerCache implements AnswerCache {

  private static final int INITIAL_CAPACITY = 64;
  private static final float LOAD_FACTOR = 0.75f;

  private record Question(PersonId person, String key) {}

  private final int maximumAnswers;
  private final long maximumBytes;
  private final Map<Question, AnswerBytes> answers =
      new LinkedHashMap<>(INITIAL_CAPACITY, LOAD_FACTOR, /* accessOrder= */ true);

  /**
   * An empty cache.
   *
   * @param maximumAnswers maximum number of results, 1 or more
   * @param maximumBytes maximum total size of all results, without keys; a single larger result is
   *     not cached
   */
  public ProcessAnswerCache(int maximumAnswers, long maximumBytes) {
    if (maximumAnswers < 1 || maximumBytes < 1) {
      throw new IllegalArgumentException(maximumAnswers + " answers, " + maximumBytes + " bytes");
    }
    this.maximumAnswers = maximumAnswers;
    this.maximumBytes = maximumBytes;
  }

  @Override
  public synchronized Optional<AnswerBytes> find(PersonId person, String key) {
    return Optional.ofNullable(answers.get(new Question(person, key)));
  }

  @Override
  public synchronized void put(PersonId person, String key, AnswerBytes answer) {
    Question question = new Question(person, key);
    answers.remove(question);
    if (answer.size() <= maximumBytes && answer.size() <= MAX_BYTES_OF_A_PERSON) {
      answers.put(question, answer);
      forgetOldest(
          other -> other.person().equals(person), MAX_ANSWERS_OF_A_PERSON, MAX_BYTES_OF_A_PERSON);
      forgetOldest(other -> true, maximumAnswers, maximumBytes);
    }
  }

  @Override
  public synchronized void evictPerson(PersonId person) {
    answers.keySet().removeIf(question -> question.person().equals(person));
  }

  @Override
  public synchronized void clear() {
    answers.clear();
  }

  /** Leaves of some answers as many as are allowed; there are a few hundred in all. */
  private void forgetOldest(Predicate<Question> some, int mostAnswers, long mostBytes) {
    List<Question> oldestFirst = answers.keySet().stream().filter(some).toList();
    int count = oldestFirst.size();
    long bytes = 0;
    for (Map.Entry<Question, AnswerBytes> answer : answers.entrySet()) {
      bytes += some.test(answer.getKey()) ? answer.getValue().size() : 0;
    }
    for (Question oldest : oldestFirst) {
      if (count <= mostAnswers && bytes <= mostBytes) {
        return;
      }
      AnswerBytes forgotten = answers.remove(oldest);
      bytes -= forgotten == null ? 0 : forgotten.size();
      count--;
    }
  }
}

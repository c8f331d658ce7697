package coffee.domain.correlation;

import coffee.domain.person.PersonId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A volatile {@link AnswerCache} with room for the answers of a few persons. */
public final class InMemoryAnswerCache implements AnswerCache {

  /** The oldest answer of each person first. */
  private final Map<PersonId, Map<String, AnswerBytes>> persons = new HashMap<>();

  @Override
  public synchronized Optional<AnswerBytes> find(PersonId person, String key) {
    return Optional.ofNullable(persons.getOrDefault(person, Map.of()).get(key));
  }

  @Override
  public synchronized void put(PersonId person, String key, AnswerBytes answer) {
    Map<String, AnswerBytes> answers = persons.computeIfAbsent(person, id -> new LinkedHashMap<>());
    answers.remove(key);
    answers.put(key, answer);
    if (answers.size() > MAX_ANSWERS_OF_A_PERSON) {
      answers.remove(answers.keySet().iterator().next());
    }
  }

  @Override
  public synchronized void evictPerson(PersonId person) {
    persons.remove(person);
  }

  @Override
  public synchronized void clear() {
    persons.clear();
  }
}

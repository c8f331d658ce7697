package coffee.persistence.local;

import coffee.domain.correlation.AnswerBytes;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.person.PersonId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An in-process {@link AnswerCache}. A person's least recently used answers make room for the
 * person's new ones. If all persons together have too many, all answers of a person who rarely asks
 * are evicted.
 */
public final class InProcessAnswerCache implements AnswerCache {

  private final Limits limits;
  private final Cache<PersonId, Answers> persons;

  /**
   * An empty cache.
   *
   * @param maximumAnswers maximum number of results, 1 or more
   * @param maximumBytes maximum total size of all results in bytes, without keys; a single larger
   *     result is not cached
   */
  public InProcessAnswerCache(int maximumAnswers, long maximumBytes) {
    if (maximumAnswers < 1 || maximumBytes < 1) {
      throw new IllegalArgumentException(maximumAnswers + " answers, " + maximumBytes + " bytes");
    }
    limits = new Limits(1 + (maximumBytes - 1) / maximumAnswers, maximumBytes);
    persons =
        Caffeine.newBuilder()
            .maximumWeight(maximumBytes)
            .weigher((PersonId person, Answers answers) -> limits.weightOf(answers))
            .executor(Runnable::run) // evicts before `put` returns
            .build();
  }

  @Override
  public Optional<AnswerBytes> find(PersonId person, String key) {
    return Optional.ofNullable(
            persons.asMap().computeIfPresent(person, (same, answers) -> answers.withUsed(key)))
        .flatMap(answers -> answers.find(key));
  }

  @Override
  public void put(PersonId person, String key, AnswerBytes answer) {
    persons
        .asMap()
        .merge(
            person,
            Answers.NONE.with(key, answer, limits),
            (before, unused) -> before.with(key, answer, limits));
  }

  @Override
  public void evictPerson(PersonId person) {
    persons.invalidate(person);
  }

  @Override
  public void clear() {
    persons.invalidateAll();
  }

  /**
   * Limits of all answers together, by weight: a byte weighs 1, and a small answer so much that
   * there cannot be too many of them.
   *
   * @param minimumWeight weight of a small answer
   * @param maximumWeight maximum total
   */
  private record Limits(long minimumWeight, long maximumWeight) {

    int weightOf(Answers answers) {
      long weight = 0;
      for (AnswerBytes answer : answers.byKey().values()) {
        weight += Math.max(minimumWeight, answer.size());
      }
      return (int) Math.min(Integer.MAX_VALUE, Math.max(minimumWeight, weight));
    }

    boolean areExceededBy(Answers answers) {
      return answers.byKey().size() > MAX_ANSWERS_OF_A_PERSON
          || answers.bytes() > MAX_BYTES_OF_A_PERSON
          || weightOf(answers) > maximumWeight;
    }
  }

  /**
   * The answers of one person. Never modified once they are in the cache.
   *
   * @param byKey the least recently used answer first
   */
  private record Answers(Map<String, AnswerBytes> byKey) {

    static final Answers NONE = new Answers(Map.of());

    Optional<AnswerBytes> find(String key) {
      return Optional.ofNullable(byKey.get(key));
    }

    /** The same answers, with that of the key as the most recently used one. */
    Answers withUsed(String key) {
      AnswerBytes used = byKey.get(key);
      if (used == null) {
        return this;
      }
      Map<String, AnswerBytes> reordered = new LinkedHashMap<>(byKey);
      reordered.remove(key);
      reordered.put(key, used);
      return new Answers(reordered);
    }

    /** The answers with a new one; the oldest are left out while they exceed the limits. */
    Answers with(String key, AnswerBytes answer, Limits limits) {
      Answers alone = new Answers(Map.of(key, answer));
      Map<String, AnswerBytes> updated = new LinkedHashMap<>(byKey);
      updated.remove(key);
      if (!limits.areExceededBy(alone)) {
        updated.put(key, answer);
      }
      Answers answers = new Answers(updated);
      Iterator<String> oldest = updated.keySet().iterator();
      while (limits.areExceededBy(answers)) {
        oldest.next();
        oldest.remove();
      }
      return answers;
    }

    long bytes() {
      return byKey.values().stream().mapToLong(AnswerBytes::size).sum();
    }
  }
}

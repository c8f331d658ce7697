package coffee.persistence.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.correlation.AnswerBytes;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.AnswerCacheContract;
import coffee.domain.person.PersonId;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InProcessAnswerCacheTest implements AnswerCacheContract {

  private final AnswerCache cache = new InProcessAnswerCache(100, 10_000);

  @Override
  public AnswerCache cache() {
    return cache;
  }

  private static AnswerBytes bytes(int size) {
    return AnswerBytes.copyOf(new byte[size]);
  }

  @Test
  void evictsLeastRecentlyUsedAnswerOverCount() {
    AnswerCache small = new InProcessAnswerCache(2, 10_000);
    small.put(ADA, "one", bytes(1));
    small.put(ADA, "two", bytes(1));
    small.find(ADA, "one");
    small.put(ADA, "three", bytes(1));

    assertThat(small.find(ADA, "two")).isEmpty();
    assertThat(small.find(ADA, "one")).isPresent();
    assertThat(small.find(ADA, "three")).isPresent();
  }

  @Test
  void evictsOldestAnswersOverByteLimit() {
    AnswerCache small = new InProcessAnswerCache(10, 100);
    small.put(ADA, "one", bytes(40));
    small.put(ADA, "two", bytes(40));
    small.put(ADA, "three", bytes(60));

    assertThat(small.find(ADA, "one")).isEmpty();
    assertThat(small.find(ADA, "two")).isPresent();
    assertThat(small.find(ADA, "three")).isPresent();
  }

  @Test
  void countsReplacedAnswerOnce() {
    AnswerCache small = new InProcessAnswerCache(10, 100);
    small.put(ADA, "other", bytes(40));
    for (int i = 0; i < 10; i++) {
      small.put(ADA, "replaced", bytes(60));
    }

    assertThat(small.find(ADA, "other")).isPresent();
    assertThat(small.find(ADA, "replaced")).isPresent();
  }

  @Test
  void doesNotStoreAnswerOverByteLimit() {
    AnswerCache small = new InProcessAnswerCache(10, 100);
    small.put(ADA, "other", bytes(100));
    small.put(ADA, "large", bytes(101));

    assertThat(small.find(ADA, "large")).isEmpty();
    assertThat(small.find(ADA, "other")).isPresent();
  }

  @Test
  void evictsAnswerReplacedByOversizedOne() {
    AnswerCache small = new InProcessAnswerCache(10, 100);
    small.put(ADA, "key", bytes(1));
    small.put(ADA, "key", bytes(101));

    assertThat(small.find(ADA, "key")).isEmpty();
  }

  @Test
  void limitsBytesPerPerson() {
    int part = AnswerCache.MAX_BYTES_OF_A_PERSON / 2;
    AnswerCache large = new InProcessAnswerCache(10, 100L << 20);
    large.put(BOB, "of another", bytes(part));
    large.put(ADA, "one", bytes(part));
    large.put(ADA, "two", bytes(part));
    large.put(ADA, "three", bytes(1));
    large.put(ADA, "too large", bytes(2 * part + 1));

    assertThat(large.find(ADA, "one")).isEmpty();
    assertThat(large.find(ADA, "two")).isPresent();
    assertThat(large.find(ADA, "three")).isPresent();
    assertThat(large.find(ADA, "too large")).isEmpty();
    assertThat(large.find(BOB, "of another")).isPresent();
  }

  @Test
  void answersOfAllPersonsStayWithinTheByteLimit() {
    AnswerCache small = new InProcessAnswerCache(100, 1_000);
    for (long person = 1; person <= 50; person++) {
      small.put(new PersonId(person), "key", bytes(10));
    }
    for (long person = 1; person <= 50; person++) {
      small.put(new PersonId(person), "key", bytes(100)); // also replaces small ones
    }

    assertThat(numberOfCached(small)).isBetween(1L, 10L);
  }

  @Test
  void answersOfAllPersonsStayWithinTheCount() {
    AnswerCache small = new InProcessAnswerCache(10, 1_000_000);
    for (long person = 1; person <= 50; person++) {
      small.put(new PersonId(person), "key", bytes(1));
    }

    assertThat(numberOfCached(small)).isBetween(1L, 10L);
  }

  private static long numberOfCached(AnswerCache cache) {
    return LongStream.rangeClosed(1, 50)
        .filter(person -> cache.find(new PersonId(person), "key").isPresent())
        .count();
  }

  @Test
  void rejectsZeroCapacity() {
    assertThatThrownBy(() -> new InProcessAnswerCache(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InProcessAnswerCache(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

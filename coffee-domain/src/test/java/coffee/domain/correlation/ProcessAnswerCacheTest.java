package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessAnswerCacheTest implements AnswerCacheContract {

  private final AnswerCache cache = new ProcessAnswerCache(100, 10_000);

  @Override
  public AnswerCache cache() {
    return cache;
  }

  private static AnswerBytes bytes(int size) {
    return AnswerBytes.copyOf(new byte[size]);
  }

  @Test
  void evictsLeastRecentlyUsedAnswerOverCount() {
    AnswerCache small = new ProcessAnswerCache(2, 10_000);
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
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.put(ADA, "one", bytes(40));
    small.put(ADA, "two", bytes(40));
    small.put(ADA, "three", bytes(60));

    assertThat(small.find(ADA, "one")).isEmpty();
    assertThat(small.find(ADA, "two")).isPresent();
    assertThat(small.find(ADA, "three")).isPresent();
  }

  @Test
  void countsReplacedAnswerOnce() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.put(ADA, "other", bytes(40));
    for (int i = 0; i < 10; i++) {
      small.put(ADA, "replaced", bytes(60));
    }

    assertThat(small.find(ADA, "other")).isPresent();
    assertThat(small.find(ADA, "replaced")).isPresent();
  }

  @Test
  void doesNotStoreAnswerOverByteLimit() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.put(ADA, "other", bytes(100));
    small.put(ADA, "large", bytes(101));

    assertThat(small.find(ADA, "large")).isEmpty();
    assertThat(small.find(ADA, "other")).isPresent();
  }

  @Test
  void evictsAnswerReplacedByOversizedOne() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.put(ADA, "key", bytes(1));
    small.put(ADA, "key", bytes(101));

    assertThat(small.find(ADA, "key")).isEmpty();
  }

  @Test
  void givesOnePersonAPartOfTheRoom() {
    int part = AnswerCache.MAX_BYTES_OF_A_PERSON / 2;
    AnswerCache large = new ProcessAnswerCache(10, 100L << 20);
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
  void rejectsZeroCapacity() {
    assertThatThrownBy(() -> new ProcessAnswerCache(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProcessAnswerCache(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

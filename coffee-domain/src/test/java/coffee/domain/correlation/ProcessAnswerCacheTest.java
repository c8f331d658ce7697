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

  @Test
  void forgetsTheAnswerAskedForLongestAgoWhenThereAreTooMany() {
    AnswerCache small = new ProcessAnswerCache(2, 10_000);
    small.remember(ADA, "one", new byte[1]);
    small.remember(ADA, "two", new byte[1]);
    small.find(ADA, "one");
    small.remember(ADA, "three", new byte[1]);

    assertThat(small.find(ADA, "two")).isEmpty();
    assertThat(small.find(ADA, "one")).isPresent();
    assertThat(small.find(ADA, "three")).isPresent();
  }

  @Test
  void forgetsTheOldestUntilTheRestFits() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.remember(ADA, "one", new byte[40]);
    small.remember(ADA, "two", new byte[40]);
    small.remember(ADA, "three", new byte[60]);

    assertThat(small.find(ADA, "one")).isEmpty();
    assertThat(small.find(ADA, "two")).isPresent();
    assertThat(small.find(ADA, "three")).isPresent();
  }

  @Test
  void countsAReplacedAnswerOnce() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.remember(ADA, "other", new byte[40]);
    for (int i = 0; i < 10; i++) {
      small.remember(ADA, "replaced", new byte[60]);
    }

    assertThat(small.find(ADA, "other")).isPresent();
    assertThat(small.find(ADA, "replaced")).isPresent();
  }

  @Test
  void doesNotRememberWhatIsTooLargeByItself() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.remember(ADA, "other", new byte[100]);
    small.remember(ADA, "large", new byte[101]);

    assertThat(small.find(ADA, "large")).isEmpty();
    assertThat(small.find(ADA, "other")).isPresent();
  }

  @Test
  void forgetsAnAnswerThatIsReplacedByOneTooLarge() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.remember(ADA, "key", new byte[1]);
    small.remember(ADA, "key", new byte[101]);

    assertThat(small.find(ADA, "key")).isEmpty();
  }

  @Test
  void givesOnePersonAPartOfTheRoom() {
    int part = AnswerCache.MAX_BYTES_OF_A_PERSON / 2;
    AnswerCache large = new ProcessAnswerCache(10, 100L << 20);
    large.remember(BOB, "of another", new byte[part]);
    large.remember(ADA, "one", new byte[part]);
    large.remember(ADA, "two", new byte[part]);
    large.remember(ADA, "three", new byte[1]);
    large.remember(ADA, "too large", new byte[2 * part + 1]);

    assertThat(large.find(ADA, "one")).isEmpty();
    assertThat(large.find(ADA, "two")).isPresent();
    assertThat(large.find(ADA, "three")).isPresent();
    assertThat(large.find(ADA, "too large")).isEmpty();
    assertThat(large.find(BOB, "of another")).isPresent();
  }

  @Test
  void needsRoomForSomething() {
    assertThatThrownBy(() -> new ProcessAnswerCache(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProcessAnswerCache(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

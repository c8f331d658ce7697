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
    small.remember("one", new byte[1]);
    small.remember("two", new byte[1]);
    small.find("one");
    small.remember("three", new byte[1]);

    assertThat(small.find("two")).isEmpty();
    assertThat(small.find("one")).isPresent();
    assertThat(small.find("three")).isPresent();
  }

  @Test
  void forgetsTheOldestUntilTheRestFits() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.remember("one", new byte[40]);
    small.remember("two", new byte[40]);
    small.remember("three", new byte[60]);

    assertThat(small.find("one")).isEmpty();
    assertThat(small.find("two")).isPresent();
    assertThat(small.find("three")).isPresent();
  }

  @Test
  void countsAReplacedAnswerOnce() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.remember("other", new byte[40]);
    for (int i = 0; i < 10; i++) {
      small.remember("replaced", new byte[60]);
    }

    assertThat(small.find("other")).isPresent();
    assertThat(small.find("replaced")).isPresent();
  }

  @Test
  void doesNotRememberWhatIsTooLargeByItself() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.remember("other", new byte[100]);
    small.remember("large", new byte[101]);

    assertThat(small.find("large")).isEmpty();
    assertThat(small.find("other")).isPresent();
  }

  @Test
  void forgetsAnAnswerThatIsReplacedByOneTooLarge() {
    AnswerCache small = new ProcessAnswerCache(10, 100);
    small.remember("key", new byte[1]);
    small.remember("key", new byte[101]);

    assertThat(small.find("key")).isEmpty();
  }

  @Test
  void needsRoomForSomething() {
    assertThatThrownBy(() -> new ProcessAnswerCache(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ProcessAnswerCache(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

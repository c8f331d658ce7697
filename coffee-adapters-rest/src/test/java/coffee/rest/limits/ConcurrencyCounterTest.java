package coffee.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyCounterTest {

  private final ConcurrencyCounter requests = new ConcurrencyCounter();

  @Test
  void allowsUpToMaximum() {
    assertThat(requests.tryEnter("ada", 2)).isTrue();
    assertThat(requests.tryEnter("ada", 2)).isTrue();
    assertThat(requests.tryEnter("ada", 2)).isFalse();
    assertThat(requests.tryEnter("grace", 2)).isTrue();
  }

  @Test
  void exitFreesOneSlot() {
    requests.tryEnter("ada", 2);
    requests.tryEnter("ada", 2);
    requests.exit("ada");
    assertThat(requests.tryEnter("ada", 2)).isTrue();
    assertThat(requests.tryEnter("ada", 2)).isFalse();
  }

  @Test
  void isEmptyAfterAllExit() {
    requests.tryEnter("ada", 2);
    requests.tryEnter("ada", 2);
    requests.exit("ada");
    requests.exit("ada");
    assertThat(requests.isEmpty()).isTrue();
  }
}

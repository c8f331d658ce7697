package coffee.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What all {@link Revocations} must do, whether or not other instances can be reached. */
public interface RevocationsContract {

  /** The revocations under test, as one instance has them. */
  Revocations revocations();

  @Test
  default void tellsEveryListenerOfThisInstanceBeforeReturning() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    revocations().listen(first::incrementAndGet);
    revocations().announce();
    int toldBefore = first.get();
    revocations().listen(second::incrementAndGet);

    revocations().announce();

    assertThat(toldBefore).isPositive();
    assertThat(first.get()).isGreaterThan(toldBefore);
    assertThat(second).hasPositiveValue();
  }
}

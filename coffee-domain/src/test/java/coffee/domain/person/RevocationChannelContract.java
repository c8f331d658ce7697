package coffee.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What all {@link RevocationChannel} must do, whether or not other instances can be reached. */
public interface RevocationChannelContract {

  /** The revocations under test, as one instance has them. */
  RevocationChannel revocations();

  @Test
  default void notifiesLocalListenersBeforeReturning() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    revocations().subscribe(first::incrementAndGet);
    revocations().publish();
    int toldBefore = first.get();
    revocations().subscribe(second::incrementAndGet);

    revocations().publish();

    assertThat(toldBefore).isPositive();
    assertThat(first.get()).isGreaterThan(toldBefore);
    assertThat(second).hasPositiveValue();
  }
}

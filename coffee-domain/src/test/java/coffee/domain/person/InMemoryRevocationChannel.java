package coffee.domain.person;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link RevocationChannel} that reaches its own listeners only. */
public final class InMemoryRevocationChannel implements RevocationChannel {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void publish() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void subscribe(Runnable listener) {
    listeners.add(listener);
  }
}

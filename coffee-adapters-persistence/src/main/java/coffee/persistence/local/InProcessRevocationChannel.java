package coffee.persistence.local;

import coffee.domain.person.RevocationChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A {@link RevocationChannel} within one process. */
public final class InProcessRevocationChannel implements RevocationChannel {

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

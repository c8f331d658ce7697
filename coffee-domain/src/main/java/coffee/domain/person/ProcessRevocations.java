package coffee.domain.person;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link RevocationChannel} within one process, for single-instance deployments. */
public final class ProcessRevocations implements RevocationChannel {

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

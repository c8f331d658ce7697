package coffee.domain.person;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link Revocations} within one process, for single-instance deployments. */
public final class ProcessRevocations implements Revocations {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void announce() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void listen(Runnable listener) {
    listeners.add(listener);
  }
}

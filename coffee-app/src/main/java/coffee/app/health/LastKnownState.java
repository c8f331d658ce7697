package coffee.app.health;

import coffee.rest.service.ServiceHealth.State;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cached state that only one caller at a time refreshes. Concurrent callers get the previous one,
 * so that many callers, or a slow dependency, cost no more than a single call. Thread-safe.
 */
final class LastKnownState implements Supplier<State> {

  private final Supplier<State> source;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable State before;

  /** Starts without a state: the first callers wait. */
  LastKnownState(Supplier<State> source) {
    this.source = source;
  }

  @Override
  public State get() {
    State known = before;
    if (known == null) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return known;
    }
    try {
      State state = source.get();
      before = state;
      return state;
    } finally {
      asking.unlock();
    }
  }
}

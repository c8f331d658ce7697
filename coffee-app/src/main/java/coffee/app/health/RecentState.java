package coffee.app.health;

import coffee.rest.service.Health.State;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A state that one caller at a time asks for. Those who come meanwhile get the one before, so that
 * a crowd of them, or a part that takes long to say that it is away, costs no more than one caller.
 * Safe for use by many threads.
 */
final class RecentState implements Supplier<State> {

  private final Supplier<State> source;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable State before;

  /** Nothing is known yet: the first callers wait. */
  RecentState(Supplier<State> source) {
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

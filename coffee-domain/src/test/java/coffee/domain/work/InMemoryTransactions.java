package coffee.domain.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Transactions of the in-memory doubles.
 *
 * <p>The first port call acquires one global lock and holds it until the transaction ends:
 * uncommitted changes are never visible. Where a database serializes writers of the same person,
 * this serializes everybody. Every change records an undo step, and a transaction that throws runs
 * its undo steps in reverse.
 */
public final class InMemoryTransactions implements Transactions {

  private final ReentrantLock everything = new ReentrantLock();

  @SuppressWarnings("ThreadLocalUsage") // each store has transactions of its own
  private final ThreadLocal<Deque<Runnable>> undoing = new ThreadLocal<>();

  @Override
  public <T> T execute(Supplier<T> work) {
    if (undoing.get() != null) {
      return work.get();
    }
    Deque<Runnable> notes = new ArrayDeque<>();
    undoing.set(notes);
    try {
      return work.get();
    } catch (RuntimeException | Error failure) {
      notes.forEach(Runnable::run);
      throw failure;
    } finally {
      undoing.remove();
      while (everything.isHeldByCurrentThread()) {
        everything.unlock();
      }
    }
  }

  /** Runs a call of a port: within the transaction that this thread has open, or one of its own. */
  public <T> T call(Supplier<T> work) {
    return execute(
        () -> {
          everything.lock();
          return work.get();
        });
  }

  /**
   * Waits no longer than this for the transactions of others.
   *
   * @return whether this thread's transaction now excludes all others
   */
  public boolean enter(Duration timeout) {
    try {
      return everything.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Puts an entry into the state of a double, with a note of how to undo it. */
  public <K, V> void put(Map<K, V> state, K key, V value) {
    note(state, key);
    state.put(key, value);
  }

  /** Takes an entry out of the state of a double, with a note of how to undo it. */
  public <K, V> void remove(Map<K, V> state, K key) {
    note(state, key);
    state.remove(key);
  }

  /** Takes all entries with such keys out of the state of a double. */
  public <K, V> void removeAll(Map<K, V> state, Predicate<K> which) {
    List.copyOf(state.keySet()).stream().filter(which).forEach(key -> remove(state, key));
  }

  private <K, V> void note(Map<K, V> state, K key) {
    Deque<Runnable> notes = undoing.get();
    if (notes == null) {
      throw new IllegalStateException("a double changes within call()");
    }
    V before = state.get(key);
    notes.push(before == null ? () -> state.remove(key) : () -> state.put(key, before));
  }
}

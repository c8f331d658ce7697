package coffee.domain.work;

import coffee.domain.NewEntryObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Transactions that run registered actions after commit. Actions of a transaction that is rolled
 * back never run. Thread-safe.
 */
public final class AfterCommit implements Transactions {

  private final Transactions transactions;

  @SuppressWarnings("ThreadLocalUsage") // each store has transactions of its own
  private final ThreadLocal<List<Runnable>> waiting = new ThreadLocal<>();

  /** Wraps the transactions of a store. */
  public AfterCommit(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    return remembering(() -> transactions.execute(work));
  }

  @Override
  public <T> T executeForPerson(long person, Supplier<T> work) {
    return remembering(() -> transactions.executeForPerson(person, work));
  }

  private <T> T remembering(Supplier<T> transaction) {
    if (waiting.get() != null) {
      return transaction.get();
    }
    List<Runnable> steps = new ArrayList<>();
    waiting.set(steps);
    T result;
    try {
      result = transaction.get();
    } finally {
      waiting.remove();
    }
    steps.forEach(Runnable::run);
    return result;
  }

  /** An observer that is notified after the commit; see {@link #runAfterCommit}. */
  public <E> NewEntryObserver<E> deferred(NewEntryObserver<E> observer) {
    return entries -> runAfterCommit(() -> observer.stored(entries));
  }

  /**
   * Runs an action after the transaction open on this thread has committed, and never if it is
   * rolled back; runs it immediately if none is open.
   */
  public void runAfterCommit(Runnable step) {
    List<Runnable> steps = waiting.get();
    if (steps == null) {
      step.run();
    } else {
      steps.add(step);
    }
  }
}

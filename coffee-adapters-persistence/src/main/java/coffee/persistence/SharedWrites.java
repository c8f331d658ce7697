package coffee.persistence;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/**
 * Lets writes of one person that wait for each other share a transaction. A write that finds no
 * other runs at once, on its own thread. Those that arrive meanwhile wait; one thread of a pool
 * then writes all of them together, and goes on until none waits. Each gets its own result, after
 * the commit. If a shared transaction is refused, nothing of it is stored, and each half of its
 * writes is tried by itself, down to single ones, so that the refusal of one never affects another.
 * Thread-safe.
 *
 * @param <E> what is written
 * @param <R> the result of a write
 */
public final class SharedWrites<E, R> {

  private static final int MAX_TOGETHER = 64;

  /** Each waiting write occupies a thread. */
  private static final int MAX_WAITING = 512;

  /** An entry and its future result; a class, because records of equal entries would be equal. */
  private static final class Write<E, R> {
    private final E entry;
    private final CompletableFuture<R> result = new CompletableFuture<>();

    private Write(E entry) {
      this.entry = entry;
    }
  }

  /** The waiting writes of each person for whom one is running. Guarded by itself. */
  private final Map<PersonId, Deque<Write<E, R>>> waiting = new HashMap<>();

  private final BiFunction<PersonId, List<E>, List<R>> transaction;
  private final Duration timeout;
  private final ExecutorService writers = Executors.newCachedThreadPool(SharedWrites::writer);

  /**
   * Creates writes by a transaction.
   *
   * @param transaction writes entries of a person and returns the result of each, in their order
   * @param timeout how long a write waits for its start
   */
  public SharedWrites(BiFunction<PersonId, List<E>, List<R>> transaction, Duration timeout) {
    this.transaction = transaction;
    this.timeout = timeout;
  }

  private static Thread writer(Runnable work) {
    Thread thread = new Thread(work, "shared-writes");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Writes an entry, and returns after the commit.
   *
   * @throws DomainException what the transaction refuses; UNAVAILABLE {@code writes_in_progress} if
   *     the write could not start in time, or its thread was interrupted before: then nothing was
   *     written
   */
  public R write(PersonId person, E entry) {
    Write<E, R> write = new Write<>(entry);
    if (startOrEnqueue(person, write)) {
      try {
        run(person, List.of(write));
      } finally {
        runWaiting(person);
      }
    } else {
      awaitStart(person, write);
    }
    return result(write);
  }

  /**
   * Reserves the person for this write, or adds it to those that wait.
   *
   * @return whether no other write of the person is running
   */
  private boolean startOrEnqueue(PersonId person, Write<E, R> write) {
    synchronized (waiting) {
      Deque<Write<E, R>> others = waiting.get(person);
      if (others == null) {
        waiting.put(person, new ArrayDeque<>());
        return true;
      }
      if (others.size() >= MAX_WAITING) {
        throw Database.inProgress();
      }
      others.add(write);
      return false;
    }
  }

  /** The next writes of a person, which wait no more; none ends the person's entry. */
  private List<Write<E, R>> next(PersonId person) {
    synchronized (waiting) {
      Deque<Write<E, R>> others = waiting.getOrDefault(person, new ArrayDeque<>());
      List<Write<E, R>> together = new ArrayList<>();
      while (!others.isEmpty() && together.size() < MAX_TOGETHER) {
        together.add(others.remove());
      }
      if (together.isEmpty()) {
        waiting.remove(person);
      }
      return together;
    }
  }

  /** Takes a write back; false if it is running or over. */
  private boolean removeIfWaiting(PersonId person, Write<E, R> write) {
    synchronized (waiting) {
      Deque<Write<E, R>> others = waiting.get(person);
      return others != null && others.remove(write);
    }
  }

  /** How many writes of a person wait. */
  int waitingFor(PersonId person) {
    synchronized (waiting) {
      return waiting.getOrDefault(person, new ArrayDeque<>()).size();
    }
  }

  /** Has a thread of the pool run the writes that wait, if there are any. */
  private void runWaiting(PersonId person) {
    List<Write<E, R>> first = next(person);
    if (!first.isEmpty()) {
      Runnable rest = () -> runAll(person, first);
      try {
        writers.execute(rest);
      } catch (OutOfMemoryError noThread) {
        rest.run();
      }
    }
  }

  private void runAll(PersonId person, List<Write<E, R>> first) {
    List<Write<E, R>> together = first;
    while (!together.isEmpty()) {
      run(person, together);
      together = next(person);
    }
  }

  /** Completes every write, whatever happens. */
  private void run(PersonId person, List<Write<E, R>> together) {
    try {
      List<R> results =
          transaction.apply(person, together.stream().map(write -> write.entry).toList());
      for (int i = 0; i < together.size(); i++) {
        together.get(i).result.complete(results.get(i));
      }
    } catch (RuntimeException | Error failure) {
      if (together.size() > 1 && canRetrySeparately(failure)) {
        int half = together.size() / 2;
        run(person, together.subList(0, half));
        run(person, together.subList(half, together.size()));
      } else {
        together.forEach(write -> write.result.completeExceptionally(failure));
      }
    }
  }

  /** Whether single writes may succeed: an unavailable database would fail each of them. */
  private static boolean canRetrySeparately(Throwable failure) {
    return !(failure instanceof Error)
        && !(failure instanceof DomainException refusal && refusal.reason() == Reason.UNAVAILABLE);
  }

  private void awaitStart(PersonId person, Write<E, R> write) {
    try {
      write.result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      requireStarted(person, write);
    } catch (TimeoutException slow) {
      requireStarted(person, write);
    } catch (ExecutionException failure) {
      // thrown by result
    }
  }

  private void requireStarted(PersonId person, Write<E, R> write) {
    if (removeIfWaiting(person, write)) {
      throw Database.inProgress();
    }
  }

  /** Waits for the end of a write that has started. */
  private static <R> R result(Write<?, R> write) {
    try {
      return write.result.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw failure;
    }
  }
}

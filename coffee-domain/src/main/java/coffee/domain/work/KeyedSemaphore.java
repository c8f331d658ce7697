package coffee.domain.work;

import coffee.domain.DomainException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A fair semaphore for each key, so that one client's work cannot take all of a shared resource.
 * With one permit it is a lock for each key. Waiting work occupies a thread. It is reentrant: work
 * of a thread that holds a permit of the same key runs at once. A key takes memory only while there
 * is work for it. Thread-safe.
 *
 * @param <K> type of the key
 */
public final class KeyedSemaphore<K> {

  private static final class Entry {
    private final Semaphore permits;
    private final Set<Thread> holders = ConcurrentHashMap.newKeySet();
    private int users;

    private Entry(int permits) {
      this.permits = new Semaphore(permits, /* fair= */ true);
    }

    private boolean isHeldByCurrentThread() {
      return holders.contains(Thread.currentThread());
    }
  }

  private final Map<K, Entry> entries = new ConcurrentHashMap<>();
  private final int permits;
  private final int maxUsers;
  private final Duration timeout;
  private final Supplier<DomainException> refusal;

  /**
   * Creates a semaphore with every permit free.
   *
   * @param permits maximum number of threads per key that hold a permit, 1 or more
   * @param maxUsers maximum number of threads per key that hold or await a permit, {@code permits}
   *     or more
   * @param timeout how long work waits for a permit
   * @param refusal the failure of work that gets no permit
   */
  public KeyedSemaphore(
      int permits, int maxUsers, Duration timeout, Supplier<DomainException> refusal) {
    this.permits = permits;
    this.maxUsers = maxUsers;
    this.timeout = timeout;
    this.refusal = refusal;
  }

  /** A lock for each key: a semaphore of one permit. */
  public static <K> KeyedSemaphore<K> lock(
      int maxUsers, Duration timeout, Supplier<DomainException> refusal) {
    return new KeyedSemaphore<>(1, maxUsers, timeout, refusal);
  }

  /**
   * Runs work with a permit of the key, in the order of the calls.
   *
   * @throws DomainException the refusal, if no permit is free in time, or {@code maxUsers} threads
   *     hold or await one
   */
  public <T> T withPermit(K key, Supplier<T> work) {
    Entry entry = enter(key);
    try {
      return entry.isHeldByCurrentThread() ? work.get() : holdPermit(entry, work);
    } finally {
      leave(key);
    }
  }

  private <T> T holdPermit(Entry entry, Supplier<T> work) {
    if (!tryAcquire(entry)) {
      throw refusal.get();
    }
    entry.holders.add(Thread.currentThread());
    try {
      return work.get();
    } finally {
      entry.holders.remove(Thread.currentThread());
      entry.permits.release();
    }
  }

  private Entry enter(K key) {
    return entries.compute(
        key,
        (unused, known) -> {
          Entry entry = known == null ? new Entry(permits) : known;
          if (entry.users >= maxUsers && !entry.isHeldByCurrentThread()) {
            throw refusal.get();
          }
          entry.users++;
          return entry;
        });
  }

  private void leave(K key) {
    entries.computeIfPresent(key, (unused, entry) -> --entry.users == 0 ? null : entry);
  }

  private boolean tryAcquire(Entry entry) {
    try {
      return entry.permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The number of keys with running or waiting work. */
  int size() {
    return entries.size();
  }
}

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
 * With one permit it is a lock for each key. Work that waits holds nothing but its thread. It is
 * reentrant: work of a thread that holds a permit of the same key runs at once. A key takes memory
 * only while there is work for it. Safe for use by many threads.
 *
 * @param <K> what clients are told apart by
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
  private final Duration patience;
  private final Supplier<DomainException> refusal;

  /**
   * A semaphore with every permit free.
   *
   * @param permits how much work of a key runs at a time, 1 or more
   * @param maxUsers how much work of a key runs and waits at a time, {@code permits} or more
   * @param patience how long work waits for a permit
   * @param refusal the failure of work that gets no permit
   */
  public KeyedSemaphore(
      int permits, int maxUsers, Duration patience, Supplier<DomainException> refusal) {
    this.permits = permits;
    this.maxUsers = maxUsers;
    this.patience = patience;
    this.refusal = refusal;
  }

  /** A lock for each key: a semaphore of one permit. */
  public static <K> KeyedSemaphore<K> lock(
      int maxUsers, Duration patience, Supplier<DomainException> refusal) {
    return new KeyedSemaphore<>(1, maxUsers, patience, refusal);
  }

  /**
   * Runs work with a permit of the key, in the order of the calls.
   *
   * @throws DomainException the refusal, if no permit is free in time or too much waits already
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
    if (!hasAcquired(entry)) {
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

  private boolean hasAcquired(Entry entry) {
    try {
      return entry.permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many keys there is work for. */
  int size() {
    return entries.size();
  }
}

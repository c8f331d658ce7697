package coffee.domain;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets the work of the same client be done one after the other, in the order in which it came, so
 * that nobody takes all of what everybody shares. What waits holds nothing but its thread. What is
 * kept of a client is kept while there is work of theirs. Safe for use by many threads.
 *
 * @param <C> what clients are told apart by
 */
public final class Turns<C> {

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(/* fair= */ true);
    private int takers;
  }

  private final Map<C, Turn> turns = new ConcurrentHashMap<>();
  private final Duration patience;
  private final int maxAtATime;
  private final Supplier<DomainException> refusal;

  /**
   * Nobody's turn yet.
   *
   * @param patience how long work waits for that before
   * @param maxAtATime greatest number of works of a client, done and waiting
   * @param refusal of work whose turn does not come
   */
  public Turns(Duration patience, int maxAtATime, Supplier<DomainException> refusal) {
    this.patience = patience;
    this.maxAtATime = maxAtATime;
    this.refusal = refusal;
  }

  /**
   * Does work when it is the client's turn; at once within their turn.
   *
   * @throws DomainException the refusal, if it takes too long or too much waits already
   */
  public <T> T take(C client, Supplier<T> work) {
    Turn turn = enter(client);
    try {
      if (!isReached(turn)) {
        throw refusal.get();
      }
      try {
        return work.get();
      } finally {
        turn.lock.unlock();
      }
    } finally {
      leave(client);
    }
  }

  private Turn enter(C client) {
    return turns.compute(
        client,
        (unused, known) -> {
          Turn turn = known == null ? new Turn() : known;
          if (turn.takers >= maxAtATime && !turn.lock.isHeldByCurrentThread()) {
            throw refusal.get();
          }
          turn.takers++;
          return turn;
        });
  }

  private void leave(C client) {
    turns.computeIfPresent(client, (unused, turn) -> --turn.takers == 0 ? null : turn);
  }

  private boolean isReached(Turn turn) {
    try {
      return turn.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many clients there are. */
  int clients() {
    return turns.size();
  }
}

package coffee.persistence;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Work that is done by one instance at a time, of all that share a database. A row says whose turn
 * it is, renewed while the work goes on; no connection is held meanwhile. The turn of an instance
 * that dies lapses, by the clock of the database. One that was only asleep for so long goes on
 * beside its successor, so the work must bear to be done twice.
 *
 * <p>Safe for use by many threads.
 */
public final class WorkLease {

  /** How long a turn outlives the last sign of life. */
  public static final Duration LEASE = Duration.ofMinutes(1);

  /** A sign of life may fail twice. */
  private static final Duration RENEWED_AFTER = LEASE.dividedBy(4);

  private final Jdbi jdbi;
  private final Duration renewedAfter;

  /** Among those who use a database. */
  public WorkLease(Jdbi jdbi) {
    this(jdbi, RENEWED_AFTER);
  }

  WorkLease(Jdbi jdbi, Duration renewedAfter) {
    this.jdbi = jdbi;
    this.renewedAfter = renewedAfter;
  }

  /**
   * Does the work, unless another instance is at it.
   *
   * @param name of the work, the same everywhere
   * @return whether it was done here
   */
  public boolean attempt(String name, Runnable work) {
    Turn turn = new Turn(name, UUID.randomUUID());
    if (!take(turn)) {
      return false;
    }
    ScheduledExecutorService renewals =
        Executors.newSingleThreadScheduledExecutor(WorkLease::background);
    try {
      ScheduledFuture<?> unused =
          renewals.scheduleWithFixedDelay(
              () -> renew(turn),
              renewedAfter.toMillis(),
              renewedAfter.toMillis(),
              TimeUnit.MILLISECONDS);
      work.run();
    } finally {
      renewals.shutdownNow();
      end(turn);
    }
    return true;
  }

  private record Turn(String name, UUID holder) {}

  private static Thread background(Runnable work) {
    Thread thread = new Thread(work, "sole-run-renewal");
    thread.setDaemon(true);
    return thread;
  }

  /** Of two at once, the second waits for the first to commit, and finds the turn taken. */
  private boolean take(Turn turn) {
    String sql =
        """
        INSERT INTO sole_run AS taken (name, holder, touched_at) VALUES (:name, :holder, now())
        ON CONFLICT (name) DO UPDATE
        SET holder = excluded.holder, touched_at = excluded.touched_at
        WHERE excluded.touched_at - taken.touched_at > :lease * interval '1 second'
        """;
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(sql)
                    .bind("name", turn.name())
                    .bind("holder", turn.holder())
                    .bind("lease", LEASE.toSeconds())
                    .execute()
                == 1);
  }

  private void renew(Turn turn) {
    String sql =
        """
        UPDATE sole_run SET touched_at = greatest(touched_at, now())
        WHERE name = :name AND holder = :holder
        """;
    update(sql, turn);
  }

  private void end(Turn turn) {
    update("DELETE FROM sole_run WHERE name = :name AND holder = :holder", turn);
  }

  /** Does not tell of a database that is away: the work goes on, and finds that out by itself. */
  private void update(String sql, Turn turn) {
    try {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(sql)
                  .bind("name", turn.name())
                  .bind("holder", turn.holder())
                  .execute());
    } catch (JdbiException away) {
      // the next renewal may succeed, and a turn that is not ended lapses
    }
  }
}

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
 * A lease for work that only one of several instances may do at a time. A database row names the
 * holder, who renews it during the work; no connection is held meanwhile. The lease of an instance
 * that dies expires, by the clock of the database. An instance that was only suspended may continue
 * beside its successor, so the work must be idempotent.
 *
 * <p>Thread-safe.
 */
public final class WorkLease {

  /** How long a lease is valid after its last renewal. */
  public static final Duration LEASE = Duration.ofMinutes(1);

  /** Two renewals in a row may fail before the lease expires. */
  private static final Duration RENEWED_AFTER = LEASE.dividedBy(4);

  private final Jdbi jdbi;
  private final Duration renewedAfter;

  /** Creates leases in a database. */
  public WorkLease(Jdbi jdbi) {
    this(jdbi, RENEWED_AFTER);
  }

  WorkLease(Jdbi jdbi, Duration renewedAfter) {
    this.jdbi = jdbi;
    this.renewedAfter = renewedAfter;
  }

  /**
   * Does the work, unless another instance holds the lease.
   *
   * @param name name of the work, the same on all instances
   * @return whether the work was done here
   */
  public boolean runIfFree(String name, Runnable work) {
    Lease lease = new Lease(name, UUID.randomUUID());
    if (!acquire(lease)) {
      return false;
    }
    ScheduledExecutorService renewals =
        Executors.newSingleThreadScheduledExecutor(WorkLease::background);
    try {
      ScheduledFuture<?> unused =
          renewals.scheduleWithFixedDelay(
              () -> renew(lease),
              renewedAfter.toMillis(),
              renewedAfter.toMillis(),
              TimeUnit.MILLISECONDS);
      work.run();
    } finally {
      renewals.shutdownNow();
      release(lease);
    }
    return true;
  }

  private record Lease(String name, UUID holder) {}

  private static Thread background(Runnable work) {
    Thread thread = new Thread(work, "work-lease-renewal");
    thread.setDaemon(true);
    return thread;
  }

  /** Of two concurrent attempts, the second waits for the first, and finds the lease held. */
  private boolean acquire(Lease lease) {
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
                    .bind("name", lease.name())
                    .bind("holder", lease.holder())
                    .bind("lease", LEASE.toSeconds())
                    .execute()
                == 1);
  }

  private void renew(Lease lease) {
    String sql =
        """
        UPDATE sole_run SET touched_at = greatest(touched_at, now())
        WHERE name = :name AND holder = :holder
        """;
    update(sql, lease);
  }

  private void release(Lease lease) {
    update("DELETE FROM sole_run WHERE name = :name AND holder = :holder", lease);
  }

  /** Ignores an unavailable database: the work itself will fail if needed. */
  private void update(String sql, Lease lease) {
    try {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(sql)
                  .bind("name", lease.name())
                  .bind("holder", lease.holder())
                  .execute());
    } catch (JdbiException unavailable) {
      // the next renewal may succeed, and a lease that is not released expires
    }
  }
}

package coffee.app.imports;

import coffee.domain.DomainException;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportWorker;
import io.dropwizard.lifecycle.Managed;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs imports in the background, one thread per worker. On shutdown, they store what they have
 * read and release the rest.
 */
public final class ImportWorkerPool implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(ImportWorkerPool.class);

  /** Another instance may have queued an import, or a claim may have expired. */
  private static final long POLL_SECONDS = 2;

  private static final long RENEW_SECONDS = ImportQueue.LEASE.toSeconds() / 3;
  private static final long SWEEP_SECONDS = 60;

  /** A batch takes well below a second. One blocked by PostgreSQL is left: its claim expires. */
  private static final long STOP_SECONDS = 15;

  private final List<ImportWorker> workers;
  private final Runnable sweep;
  private final Semaphore workSignals = new Semaphore(0);
  private final ExecutorService threads = Executors.newCachedThreadPool(threadFactory("import-%d"));
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(threadFactory("import-renewal-%d"));
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(threadFactory("import-sweep-%d"));
  private volatile boolean isStopped;
  private long stopUntil;

  /**
   * Creates workers without starting them.
   *
   * @param sweep deletes files that will never be imported
   */
  public ImportWorkerPool(List<ImportWorker> workers, Runnable sweep) {
    this.workers = List.copyOf(workers);
    this.sweep = sweep;
  }

  private static ThreadFactory threadFactory(String format) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, format.formatted(number.incrementAndGet()));
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Notifies the workers of a new import. */
  public void signalWork() {
    workSignals.release();
  }

  @Override
  public void start() {
    ScheduledFuture<?> unusedRenewal =
        renewals.scheduleWithFixedDelay( // in time, however long a sweep takes
            () -> workers.forEach(worker -> logFailure(worker::renewClaim)),
            RENEW_SECONDS,
            RENEW_SECONDS,
            TimeUnit.SECONDS);
    ScheduledFuture<?> unusedSweep =
        sweeper.scheduleWithFixedDelay(() -> logFailure(sweep), 0, SWEEP_SECONDS, TimeUnit.SECONDS);
    workers.forEach(worker -> threads.execute(() -> work(worker)));
  }

  private void work(ImportWorker worker) {
    while (!isStopped) {
      boolean foundOne = false;
      try {
        foundOne = worker.runNext();
      } catch (DomainException unavailable) { // imports continue when PostgreSQL is back
        LOG.warn("Imports are delayed: {}", String.valueOf(unavailable.getMessage()));
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
        LOG.error("An import failed unexpectedly", failure);
      }
      if (!foundOne) {
        awaitWork();
      }
    }
  }

  private void awaitWork() {
    try {
      if (workSignals.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
        workSignals.drainPermits();
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private static void logFailure(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) { // an exception would end all later runs
      LOG.warn("Import maintenance failed", e);
    }
  }

  /** Asks all workers to store their progress and to start nothing new. Does not wait. */
  public synchronized void requestStop() {
    if (!isStopped) {
      isStopped = true;
      stopUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
      workers.forEach(ImportWorker::requestStop);
      workSignals.release(workers.size());
    }
  }

  private synchronized long nanosLeft() {
    return stopUntil - System.nanoTime();
  }

  /** Waits for the workers to stop. */
  @Override
  public void stop() throws InterruptedException {
    requestStop();
    threads.shutdown();
    if (!threads.awaitTermination(nanosLeft(), TimeUnit.NANOSECONDS)) {
      LOG.warn("An import is still running; it will be resumed from its last batch");
    }
    renewals.shutdownNow();
    sweeper.shutdownNow();
  }
}

package coffee.app.wiring;

import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that runs periodically, on a thread of its own, while the service runs. A failure is logged
 * and does not end it.
 *
 * @param thread name of the thread
 * @param first delay before the first run
 * @param pause time between the end of a run and the next
 * @param failure log message for failures
 */
record PeriodicTask(String thread, Duration first, Duration pause, String failure) {

  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

  /** Work whose first run comes after a pause. */
  static PeriodicTask every(Duration pause, String thread, String failure) {
    return new PeriodicTask(thread, pause, pause, failure);
  }

  /** Starts the work, until the service stops. */
  void schedule(LifecycleEnvironment lifecycle, Runnable work) {
    ScheduledExecutorService executor =
        lifecycle.scheduledExecutorService(thread + "-%d", true).threads(1).build();
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            () -> run(work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Runs the work once, and logs a failure: if it were thrown, no further run would follow. */
  void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn(failure, e);
    }
  }
}

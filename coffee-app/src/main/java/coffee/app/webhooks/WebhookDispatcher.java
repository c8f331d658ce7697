package coffee.app.webhooks;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.DeliverEvents;
import coffee.domain.webhooks.DeliveryQueue;
import coffee.domain.webhooks.DueWebhook;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the queue for due webhooks and delivers them with a few threads. Webhooks for which no
 * thread is free stay in the queue until the next poll. One host, one person, and all failing
 * receivers together each get only a part of the threads, so that a slow receiver does not delay
 * the others.
 */
public final class WebhookDispatcher implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookDispatcher.class);

  static final int THREADS = 16;
  static final int MAX_FAILING = 8;
  static final int MAX_OF_HOST = 4;
  static final int MAX_OF_PERSON = 2;

  private static final int CANDIDATES = 500;
  private static final long STOP_SECONDS = 5;

  private final DeliveryQueue queue;
  private final DeliverEvents deliver;
  private final Duration pause;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, THREADS, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("webhook-%d"));
  private final ScheduledExecutorService polling =
      Executors.newSingleThreadScheduledExecutor(daemons("webhook-queue-%d"));

  /** What is running now. Guarded by this. */
  private final Map<DueWebhook, String> running = new HashMap<>();

  /**
   * Creates a dispatcher that has not started.
   *
   * @param pause time between polls of the queue
   */
  public WebhookDispatcher(DeliveryQueue queue, DeliverEvents deliver, Duration pause) {
    this.queue = queue;
    this.deliver = deliver;
    this.pause = pause;
  }

  private static ThreadFactory daemons(String format) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, format.formatted(number.incrementAndGet()));
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void start() {
    ScheduledFuture<?> unused =
        polling.scheduleWithFixedDelay(
            () -> logFailure(this::poll), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Starts the due webhooks for which a thread is free. */
  void poll() {
    for (DueWebhook due : queue.due(CANDIDATES)) {
      if (reserve(due)) {
        execute(due);
      }
    }
  }

  /** A thread that has just released its delivery may not be free yet; the next poll is soon. */
  private void execute(DueWebhook due) {
    try {
      threads.execute(() -> run(due));
    } catch (RejectedExecutionException noThread) {
      release(due);
    }
  }

  private void run(DueWebhook due) {
    try {
      logFailure(() -> deliver.deliver(due));
    } finally {
      release(due);
    }
  }

  private synchronized boolean reserve(DueWebhook due) {
    String host = String.valueOf(due.url().getHost()).toLowerCase(Locale.ROOT);
    boolean hasRoom =
        running.size() < THREADS
            && countOfPerson(due.person()) < MAX_OF_PERSON
            && running.values().stream().filter(host::equals).count() < MAX_OF_HOST
            && (!due.isFailing()
                || running.keySet().stream().filter(DueWebhook::isFailing).count() < MAX_FAILING);
    if (!hasRoom || isRunning(due)) {
      return false;
    }
    running.put(due, host);
    return true;
  }

  private boolean isRunning(DueWebhook due) {
    return running.keySet().stream()
        .anyMatch(other -> other.person().equals(due.person()) && other.id() == due.id());
  }

  private long countOfPerson(PersonId person) {
    return running.keySet().stream().filter(other -> other.person().equals(person)).count();
  }

  private synchronized void release(DueWebhook due) {
    running.remove(due);
  }

  /** Number of webhooks that are being delivered now. */
  synchronized int busy() {
    return running.size();
  }

  private static void logFailure(Runnable work) {
    try {
      work.run();
    } catch (DomainException unavailable) { // deliveries continue when PostgreSQL is back
      LOG.warn("Webhooks are delayed: {}", String.valueOf(unavailable.getMessage()));
    } catch (RuntimeException failure) { // an exception would end polling
      LOG.error("A delivery failed unexpectedly", failure);
    }
  }

  /**
   * Waits for running attempts. Unfinished ones are repeated by another instance after their lease.
   */
  @Override
  public void stop() throws InterruptedException {
    deliver.requestStop();
    polling.shutdownNow();
    threads.shutdown();
    if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
  }
}

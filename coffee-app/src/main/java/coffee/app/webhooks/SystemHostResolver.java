package coffee.app.webhooks;

import coffee.domain.webhooks.HostResolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves names with the resolver of the operating system. A lookup cannot be interrupted: it runs
 * on one of a few threads of its own, and the caller waits for it with a timeout.
 */
public final class SystemHostResolver implements HostResolver {

  private static final long IDLE_SECONDS = 60;

  private final ThreadPoolExecutor lookups;
  private final Duration timeout;

  /**
   * Creates a resolver.
   *
   * @param timeout how long a lookup may take
   * @param atOnce maximum number of concurrent lookups; further ones find nothing
   */
  public SystemHostResolver(Duration timeout, int atOnce) {
    this.timeout = timeout;
    this.lookups =
        new ThreadPoolExecutor(
            0,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            SystemHostResolver::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "webhook-lookup");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public List<InetAddress> resolve(String host) {
    try {
      Future<InetAddress[]> lookup = lookups.submit(() -> InetAddress.getAllByName(host));
      return List.of(lookup.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException unknown) {
      return List.of();
    }
  }
}

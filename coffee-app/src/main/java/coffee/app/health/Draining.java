package coffee.app.health;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains the server after a stop signal. The service stops background work, reports that it is not
 * ready and continues to serve, closing each connection after its response, until the load balancer
 * has noticed. Then it accepts no more connections but still serves those that are open, so that no
 * accepted client is refused; only then it stops.
 */
public final class Draining implements LifeCycle.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

  /** Twice the idle timeout of connections; active requests continue after it. */
  static final long LAST_CALL_SECONDS = 2;

  /** Time for requests on new connections; shorter than for active ones. */
  static final long LAST_SECONDS = 5;

  /** How long after closing the port a request of an accepted connection may still arrive. */
  private static final long ON_THE_WAY_MILLIS = 500;

  /** The idle timeout of connections after closing the port. */
  private static final long IDLE_MILLIS = 1_000;

  /** Makes a connector believe it is not shutting down, which would close active connections. */
  private static final long LEAVE_CONNECTIONS_ALONE = -1;

  /** Time for requests that are on their way. */
  @FunctionalInterface
  interface Pause {
    void pause() throws InterruptedException;
  }

  private final Duration delay;
  private final Map<EndPoint, Request> busy = new ConcurrentHashMap<>();
  private final Runnable first;
  private final Pause onTheWay;
  private volatile boolean hasStarted;
  private volatile boolean isDraining;
  private volatile boolean isDoorClosed;

  /**
   * Creates a server life cycle listener.
   *
   * @param delay how long to keep serving; zero without a load balancer
   * @param first runs first and returns soon: stops background work
   */
  public Draining(Duration delay, Runnable first) {
    this(delay, first, () -> TimeUnit.MILLISECONDS.sleep(ON_THE_WAY_MILLIS));
  }

  /** The same, with a polling interval for open connections after closing the port. */
  Draining(Duration delay, Runnable first, Pause onTheWay) {
    this.delay = delay;
    this.first = first;
    this.onTheWay = onTheWay;
  }

  public boolean isDraining() {
    return isDraining;
  }

  @Override
  public void lifeCycleStarted(LifeCycle server) {
    hasStarted = true;
    if (server instanceof Server jetty) { // factories may be wrapped in others, for metrics say
      jetty.getContainedBeans(HttpConfiguration.ConnectionFactory.class).stream()
          .map(HttpConfiguration.ConnectionFactory::getHttpConfiguration)
          .forEach(http -> http.addCustomizer(this::track));
    }
  }

  private static Stream<Connector> connectors(LifeCycle server) {
    return server instanceof Server jetty ? Arrays.stream(jetty.getConnectors()) : Stream.empty();
  }

  private Request track(Request request, HttpFields.Mutable answer) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    busy.put(end, request);
    Request.addCompletionListener(request, failure -> onRequestFinished(end, request));
    if (isDraining) {
      end.setIdleTimeout(request.getConnectionMetaData().getConnector().getIdleTimeout());
      answer.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
    return request;
  }

  /** Unless the next request has already arrived, for which the connection is kept. */
  private void onRequestFinished(EndPoint end, Request request) {
    if (busy.remove(end, request) && isDoorClosed) {
      end.setIdleTimeout(IDLE_MILLIS);
    }
  }

  @Override
  public void lifeCycleStopping(LifeCycle server) {
    if (!hasStarted) {
      return;
    }
    isDraining = true;
    LOG.info("Stop requested: continuing to serve for {} s", delay.toSeconds());
    first.run();
    try {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
      stopAccepting(server);
    } catch (InterruptedException interruption) { // stops at once then
      Thread.currentThread().interrupt();
    }
  }

  private void stopAccepting(LifeCycle server) throws InterruptedException {
    CompletableFuture<?>[] left =
        connectors(server).map(this::close).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(left).get(LAST_CALL_SECONDS, TimeUnit.SECONDS);
      awaitRemainingConnections(server);
    } catch (TimeoutException | ExecutionException requestsGoOn) {
      LOG.info("Some requests are still in progress");
    }
  }

  /**
   * A connection accepted while the port closes is not registered until a thread handles it; by
   * then its connector has reported that all are closed, and is not polled again.
   */
  private void awaitRemainingConnections(LifeCycle server) throws InterruptedException {
    long begun = System.nanoTime();
    boolean isAnybodyIn = true;
    while (isAnybodyIn && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(LAST_SECONDS)) {
      onTheWay.pause();
      List<EndPoint> last =
          connectors(server).flatMap(it -> it.getConnectedEndPoints().stream()).toList();
      last.forEach(this::shortenIdleTimeout);
      isAnybodyIn = !last.isEmpty();
    }
  }

  /** Slow or waiting requests must not be closed as idle. */
  private CompletableFuture<Void> close(Connector connector) {
    if (connector instanceof AbstractConnector jetty) {
      jetty.setShutdownIdleTimeout(LEAVE_CONNECTIONS_ALONE);
    }
    CompletableFuture<Void> left = connector.shutdown();
    isDoorClosed = true;
    connector.getConnectedEndPoints().forEach(this::shortenIdleTimeout);
    return left;
  }

  private void shortenIdleTimeout(EndPoint end) {
    long usual = end.getIdleTimeout();
    if (!busy.containsKey(end)) {
      end.setIdleTimeout(IDLE_MILLIS);
      if (busy.containsKey(end)) { // a request has come meanwhile
        end.setIdleTimeout(usual);
      }
    }
  }
}

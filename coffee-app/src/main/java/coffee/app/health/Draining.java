package coffee.app.health;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractNetworkConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
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

  /** Time for connections to close; active requests continue after it. Twice the idle timeout. */
  static final long CLOSE_SECONDS = 2;

  /** Time for requests on new connections; shorter than for active ones. */
  static final long NEW_CONNECTION_SECONDS = 5;

  /** How long after closing the port a request of an accepted connection may still arrive. */
  private static final long PAUSE_MILLIS = 500;

  /** The idle timeout of connections after closing the port. */
  private static final long IDLE_MILLIS = 1_000;

  /** A shutdown idle timeout with which a connector does not close active connections. */
  private static final long NO_SHUTDOWN_IDLE_TIMEOUT = -1;

  /** Time for requests that are on their way. */
  @FunctionalInterface
  interface Pause {
    void pause() throws InterruptedException;
  }

  private final Duration delay;

  /** The latest request of each busy connection, whose idle timeout changes together with it. */
  private final Map<EndPoint, Request> busy = new ConcurrentHashMap<>();

  private final AcceptedConnections accepted = new AcceptedConnections();
  private final Runnable stopBackgroundWork;
  private final Pause pause;
  private volatile boolean hasStarted;
  private volatile boolean isDraining;
  private volatile boolean isPortClosed;

  /**
   * Creates a server life cycle listener.
   *
   * @param delay how long to keep serving; zero without a load balancer
   * @param stopBackgroundWork runs first, and returns soon
   */
  public Draining(Duration delay, Runnable stopBackgroundWork) {
    this(delay, stopBackgroundWork, () -> TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS));
  }

  /** The same, with a polling interval for open connections after closing the port. */
  Draining(Duration delay, Runnable stopBackgroundWork, Pause pause) {
    this.delay = delay;
    this.stopBackgroundWork = stopBackgroundWork;
    this.pause = pause;
  }

  public boolean isDraining() {
    return isDraining;
  }

  @Override
  public void lifeCycleStarting(LifeCycle server) {
    connectors(server)
        .filter(ServerConnector.class::isInstance)
        .map(ServerConnector.class::cast)
        .forEach(
            connector -> {
              connector.getSelectorManager().addEventListener(accepted);
              connector.addEventListener(accepted);
            });
  }

  @Override
  public void lifeCycleStarted(LifeCycle server) {
    hasStarted = true;
    if (server instanceof Server jetty) { // factories may be wrapped in others, such as for metrics
      jetty.getContainedBeans(HttpConfiguration.ConnectionFactory.class).stream()
          .map(HttpConfiguration.ConnectionFactory::getHttpConfiguration)
          .forEach(http -> http.addCustomizer(this::track));
    }
  }

  private static Stream<Connector> connectors(LifeCycle server) {
    return server instanceof Server jetty ? Arrays.stream(jetty.getConnectors()) : Stream.empty();
  }

  private Request track(Request request, HttpFields.Mutable responseHeaders) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    onRequestStarted(end, request, request.getConnectionMetaData().getConnector().getIdleTimeout());
    request.addHttpStreamWrapper(LastResponse::new);
    Request.addCompletionListener(request, failure -> onRequestFinished(end, request));
    return request;
  }

  /** A response that closes its connection, and says so, if it begins after the stop signal. */
  private final class LastResponse extends HttpStream.Wrapper {

    LastResponse(HttpStream stream) {
      super(stream);
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
      if (isDraining) {
        headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      }
      super.prepareResponse(headers);
    }
  }

  private void onRequestStarted(EndPoint end, Request request, long usualIdleTimeout) {
    busy.compute(
        end,
        (same, previous) -> {
          if (isDraining) {
            end.setIdleTimeout(usualIdleTimeout);
          }
          return request;
        });
  }

  /** Shortens the idle timeout, unless the next request has already arrived. */
  private void onRequestFinished(EndPoint end, Request request) {
    busy.computeIfPresent(
        end,
        (same, latest) -> {
          if (latest != request) {
            return latest;
          }
          if (isPortClosed) {
            end.setIdleTimeout(IDLE_MILLIS);
          }
          return null;
        });
  }

  @Override
  public void lifeCycleStopping(LifeCycle server) {
    if (!hasStarted) {
      return;
    }
    isDraining = true;
    LOG.info("Stop requested: continuing to serve for {} s", delay.toSeconds());
    stopBackgroundWork.run();
    try {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
      stopAccepting(server);
    } catch (InterruptedException interruption) { // then it stops immediately
      Thread.currentThread().interrupt();
    }
  }

  private void stopAccepting(LifeCycle server) throws InterruptedException {
    connectors(server).forEach(Draining::closePort);
    isPortClosed = true;
    if (!awaitConnections(server, CLOSE_SECONDS)) {
      LOG.info("Some requests are still in progress");
      awaitConnections(server, NEW_CONNECTION_SECONDS);
    }
  }

  /**
   * Closes the port, but does not shut the connector down. Once shut down, Jetty also closes the
   * connection of a response that has not announced it, although the client may have sent its next
   * request, which would then be executed without a response (RFC 9112, 9.6).
   */
  private static void closePort(Connector connector) {
    if (connector instanceof AbstractNetworkConnector port) {
      port.setShutdownIdleTimeout(NO_SHUTDOWN_IDLE_TIMEOUT);
      port.setAccepting(false); // otherwise its acceptor polls the closed port
      port.close();
    }
  }

  /** Waits until all connections are closed; returns whether they are. */
  private boolean awaitConnections(LifeCycle server, long seconds) throws InterruptedException {
    long begun = System.nanoTime();
    boolean isAnyOpen = true;
    while (isAnyOpen && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(seconds)) {
      openConnections(server).forEach(this::shortenIdleTimeout);
      pause.pause();
      boolean isAnyAccepted = accepted.isAnyWaiting(); // before the end points that they become
      isAnyOpen = isAnyAccepted || !openConnections(server).isEmpty();
    }
    return !isAnyOpen;
  }

  private static List<EndPoint> openConnections(LifeCycle server) {
    return connectors(server)
        .flatMap(connector -> connector.getConnectedEndPoints().stream())
        .toList();
  }

  private void shortenIdleTimeout(EndPoint end) {
    busy.computeIfAbsent(
        end,
        same -> {
          end.setIdleTimeout(IDLE_MILLIS);
          return null;
        });
  }
}

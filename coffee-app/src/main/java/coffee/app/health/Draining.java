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
 * The time between being told to stop and stopping. The service stops work of its own, says that it
 * is not ready any more and serves on, each answer the last of its connection, until whoever sends
 * requests has had time to hear of it. Then it takes no more connections and still answers on those
 * that it has, so that nobody is refused who was let in; only then it stops.
 */
public final class Draining implements LifeCycle.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

  /** Twice what is left to connections that are idle; whoever is busy goes on after it. */
  static final long LAST_CALL_SECONDS = 2;

  /** How long those are waited for who were on the way; less than for those who were in. */
  static final long LAST_SECONDS = 5;

  /** How long after the door has closed somebody who was let in may still be on the way. */
  private static final long ON_THE_WAY_MILLIS = 500;

  /** How long a connection without a request is kept, once the door is closed. */
  private static final long IDLE_MILLIS = 1_000;

  /** Says a connector what it must not do: it would do it to connections with a request, too. */
  private static final long LEAVE_CONNECTIONS_ALONE = -1;

  /** Time for those who are on the way. */
  @FunctionalInterface
  interface Pause {
    void take() throws InterruptedException;
  }

  private final Duration delay;
  private final Map<EndPoint, Request> busy = new ConcurrentHashMap<>();
  private final Runnable first;
  private final Pause onTheWay;
  private volatile boolean hasStarted;
  private volatile boolean isDraining;
  private volatile boolean isDoorClosed;

  /**
   * To be told of a server's life.
   *
   * @param delay how long to serve on; zero where nobody listens
   * @param first done before anything else, and soon: work that can stop while requests go on
   */
  public Draining(Duration delay, Runnable first) {
    this(delay, first, () -> TimeUnit.MILLISECONDS.sleep(ON_THE_WAY_MILLIS));
  }

  /** The same, with a pause between the looks at who is still in once the door is closed. */
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
          .forEach(http -> http.addCustomizer(this::follow));
    }
  }

  private static Stream<Connector> connectors(LifeCycle server) {
    return server instanceof Server jetty ? Arrays.stream(jetty.getConnectors()) : Stream.empty();
  }

  private Request follow(Request request, HttpFields.Mutable answer) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    busy.put(end, request);
    Request.addCompletionListener(request, failure -> leave(end, request));
    if (isDraining) {
      end.setIdleTimeout(request.getConnectionMetaData().getConnector().getIdleTimeout());
      answer.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
    return request;
  }

  /** Unless the next request has come already, for which the connection is kept. */
  private void leave(EndPoint end, Request request) {
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
    LOG.info("Told to stop: serving on for {} s", delay.toSeconds());
    first.run();
    try {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
      closeTheDoor(server);
    } catch (InterruptedException interruption) { // stops at once then
      Thread.currentThread().interrupt();
    }
  }

  private void closeTheDoor(LifeCycle server) throws InterruptedException {
    CompletableFuture<?>[] left =
        connectors(server).map(this::close).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(left).get(LAST_CALL_SECONDS, TimeUnit.SECONDS);
      awaitTheLast(server);
    } catch (TimeoutException | ExecutionException requestsGoOn) {
      LOG.info("Some requests are still under way");
    }
  }

  /**
   * A connection that was accepted as the door closed belongs to nobody until a thread takes it up;
   * its connector has said by then that all have left, and is not asked again.
   */
  private void awaitTheLast(LifeCycle server) throws InterruptedException {
    long begun = System.nanoTime();
    boolean isAnybodyIn = true;
    while (isAnybodyIn && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(LAST_SECONDS)) {
      onTheWay.take();
      List<EndPoint> last =
          connectors(server).flatMap(it -> it.getConnectedEndPoints().stream()).toList();
      last.forEach(this::leaveIfIdle);
      isAnybodyIn = !last.isEmpty();
    }
  }

  /** Whoever pauses within a request, or is worked for, is not to be cut off as idle. */
  private CompletableFuture<Void> close(Connector connector) {
    if (connector instanceof AbstractConnector jetty) {
      jetty.setShutdownIdleTimeout(LEAVE_CONNECTIONS_ALONE);
    }
    CompletableFuture<Void> left = connector.shutdown();
    isDoorClosed = true;
    connector.getConnectedEndPoints().forEach(this::leaveIfIdle);
    return left;
  }

  private void leaveIfIdle(EndPoint end) {
    long usual = end.getIdleTimeout();
    if (!busy.containsKey(end)) {
      end.setIdleTimeout(IDLE_MILLIS);
      if (busy.containsKey(end)) { // a request has come meanwhile
        end.setIdleTimeout(usual);
      }
    }
  }
}

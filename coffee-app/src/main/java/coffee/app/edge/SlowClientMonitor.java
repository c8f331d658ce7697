package coffee.app.edge;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disconnects clients that send a request or read a response suspiciously slowly (slow-loris). The
 * server itself only disconnects clients that are idle for long; occasional single bytes would keep
 * a connection and a thread forever. (It can require a body rate, but measures from the first byte:
 * a pause of 0.1 s then is too much for 20 bytes.) Thread-safe.
 */
public final class SlowClientMonitor implements Connection.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(SlowClientMonitor.class);

  private final SpeedLimits limits;
  private final Predicate<String> files;
  private final Map<Connection, ConnectionProgress> watched = new ConcurrentHashMap<>();

  /**
   * Creates the monitor.
   *
   * @param files whether files are uploaded to or downloaded from a path
   */
  public SlowClientMonitor(SpeedLimits limits, Predicate<String> files) {
    this.limits = limits;
    this.files = files;
  }

  @Override
  public void onOpened(Connection connection) {
    if (ConnectionProgress.supports(connection)) {
      watched.put(connection, new ConnectionProgress(connection, limits));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    watched.remove(connection);
  }

  /** A handler that tracks each request from its head to the end of its response. */
  public Handler.Singleton requestTracker() {
    return new Handler.Wrapper() {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        beginRequest(connection, files.test(Request.getPathInContext(request)));
        Request.addCompletionListener(request, failure -> endRequest(connection));
        return super.handle(request, response, callback);
      }
    };
  }

  void beginRequest(Connection connection, boolean isFile) {
    Optional.ofNullable(watched.get(connection))
        .ifPresent(progress -> progress.beginRequest(isFile));
  }

  void endRequest(Connection connection) {
    Optional.ofNullable(watched.get(connection)).ifPresent(ConnectionProgress::endRequest);
  }

  /**
   * Checks all connections.
   *
   * @param nanos monotonic clock
   */
  public void checkAll(long nanos) {
    watched.forEach((connection, progress) -> check(connection, progress, nanos));
  }

  private static void check(Connection connection, ConnectionProgress progress, long nanos) {
    try {
      if (progress.isTooSlow(nanos)) {
        drop(connection, progress);
      }
    } catch (RuntimeException failure) { // an exception would end all later checks
      LOG.warn("Checking for slow clients failed", failure);
    }
  }

  /**
   * A thread that reads a body gets an exception and refuses the request. A thread that writes a
   * response finds the connection closed.
   */
  private static void drop(Connection connection, ConnectionProgress progress) {
    boolean isAnswered =
        progress.isWithinRequest()
            && connection.getEndPoint() instanceof AbstractEndPoint end
            && end.getFillInterest().onFail(new TimeoutException("slow client"));
    if (!isAnswered) {
      connection.getEndPoint().close(new EofException("slow client"));
    }
  }
}

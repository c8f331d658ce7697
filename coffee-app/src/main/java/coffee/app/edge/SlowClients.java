package coffee.app.edge;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops clients that send a request, or take an answer, slower than anybody does who means well.
 * The server itself drops only those that do nothing for long; a byte now and then would keep a
 * connection, and with a body a thread, for ever. (It can demand a rate of bodies, but counts from
 * their first byte: a pause of a tenth of a second is too much for twenty bytes then.) Safe for use
 * by many threads.
 */
public final class SlowClients implements Connection.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);

  private final Terms terms;
  private final Map<Connection, Progress> watched = new ConcurrentHashMap<>();

  /**
   * What counts as slow.
   *
   * @param head how long the head of a request may take
   * @param grace how long a body or an answer may take before its rate counts
   * @param bytesPerSecond least rate of bodies and answers after that
   */
  public record Terms(Duration head, Duration grace, long bytesPerSecond) {}

  /** Drops by these terms. */
  public SlowClients(Terms terms) {
    this.terms = terms;
  }

  @Override
  public void onOpened(Connection connection) {
    if (Progress.isKnownOf(connection)) {
      watched.put(connection, new Progress(connection, terms));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    watched.remove(connection);
  }

  /** A handler that follows each request from its head to the end of its answer. */
  public Handler.Singleton follower() {
    return new Handler.Wrapper() {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        begin(connection);
        Request.addCompletionListener(request, failure -> end(connection));
        return super.handle(request, response, callback);
      }
    };
  }

  void begin(Connection connection) {
    Optional.ofNullable(watched.get(connection)).ifPresent(Progress::begin);
  }

  void end(Connection connection) {
    Optional.ofNullable(watched.get(connection)).ifPresent(Progress::end);
  }

  /**
   * Looks at all connections.
   *
   * @param nanos a clock that never goes back
   */
  public void look(long nanos) {
    watched.forEach(
        (connection, progress) -> {
          if (progress.isTooSlow(nanos)) {
            attempt(connection, progress);
          }
        });
  }

  private static void attempt(Connection connection, Progress progress) {
    try {
      drop(connection, progress);
    } catch (RuntimeException e) { // one that leaves here would be the last look at all others
      LOG.warn("A slow client is not dropped", e);
    }
  }

  /** Whoever waits for a body is told, and refuses the request; nobody waits for anything else. */
  private static void drop(Connection connection, Progress progress) {
    TimeoutException slow = new TimeoutException("slow client");
    boolean isTold =
        progress.isWithinRequest()
            && connection.getEndPoint() instanceof AbstractEndPoint end
            && end.getFillInterest().onFail(slow);
    if (!isTold) {
      connection.getEndPoint().close(slow);
    }
  }
}

package coffee.app.edge;

import java.time.Duration;
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
 * Drops clients that send a request, or take an answer, slower than anybody does who means well.
 * The server itself drops only those that do nothing for long; a byte now and then would keep a
 * connection, and with a body a thread, for ever. (It can demand a rate of bodies, but counts from
 * their first byte: a pause of a tenth of a second is too much for twenty bytes then.) Safe for use
 * by many threads.
 */
public final class SlowClients implements Connection.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(SlowClients.class);

  private final Terms terms;
  private final Predicate<String> files;
  private final Map<Connection, Progress> watched = new ConcurrentHashMap<>();

  /**
   * What counts as slow.
   *
   * @param head how long the head of a request may take
   * @param grace how long a body or an answer may take before its rate counts
   * @param bytesPerSecond least rate of bodies and answers after that
   * @param patience how long a client is waited for within one request, all in all
   * @param fileBytesPerSecond least rate of files, which may take longer than that
   */
  public record Terms(
      Duration head,
      Duration grace,
      long bytesPerSecond,
      Duration patience,
      long fileBytesPerSecond) {}

  /**
   * Drops by these terms.
   *
   * @param files whether a path is one where files are sent or taken
   */
  public SlowClients(Terms terms, Predicate<String> files) {
    this.terms = terms;
    this.files = files;
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
        begin(connection, files.test(Request.getPathInContext(request)));
        Request.addCompletionListener(request, failure -> end(connection));
        return super.handle(request, response, callback);
      }
    };
  }

  void begin(Connection connection, boolean isFile) {
    Optional.ofNullable(watched.get(connection)).ifPresent(progress -> progress.begin(isFile));
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
    watched.forEach((connection, progress) -> look(connection, progress, nanos));
  }

  private static void look(Connection connection, Progress progress, long nanos) {
    try {
      if (progress.isTooSlow(nanos)) {
        drop(connection, progress);
      }
    } catch (RuntimeException e) { // one that leaves here would be the last look at all others
      LOG.warn("Whether a client is slow is not looked at, or it is not dropped", e);
    }
  }

  /**
   * Whoever waits for a body is told, and refuses the request. Whoever writes an answer finds its
   * client gone.
   */
  private static void drop(Connection connection, Progress progress) {
    boolean isTold =
        progress.isWithinRequest()
            && connection.getEndPoint() instanceof AbstractEndPoint end
            && end.getFillInterest().onFail(new TimeoutException("slow client"));
    if (!isTold) {
      connection.getEndPoint().close(new EofException("slow client"));
    }
  }
}

package coffee.app.edge;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;

/**
 * Drops clients that send the head of a request, or take an answer, slower than anybody does who
 * means well. The server itself drops those that do nothing for long, and slow bodies; a byte now
 * and then would keep a connection for ever otherwise. Safe for use by many threads.
 */
public final class SlowClients implements Connection.Listener {

  private final Terms terms;
  private final Map<Connection, Progress> watched = new ConcurrentHashMap<>();

  /**
   * What counts as slow.
   *
   * @param head how long the head of a request may take
   * @param grace how long an answer may wait for its client before its rate counts
   * @param bytesPerSecond least rate at which an answer must be taken after that
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

  /**
   * Looks at all connections.
   *
   * @param nanos a clock that never goes back
   */
  public void look(long nanos) {
    watched.forEach(
        (connection, progress) -> {
          if (progress.isTooSlow(nanos)) {
            connection.getEndPoint().close(new TimeoutException("slow client"));
          }
        });
  }
}

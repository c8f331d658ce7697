package coffee.app.edge;

import coffee.app.edge.SlowClients.Terms;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;

/** How one connection gets on. Looked at by one thread. */
final class Progress {

  private final Connection connection;
  private final Terms terms;
  private final Stretch head = new Stretch();
  private final Stretch answer = new Stretch();

  /** A time in which a client is waited for, and what has come of it. */
  private static final class Stretch {
    private long id = -1;
    private long begun;
    private long bytes;

    /** Whether this is the stretch that was looked at before; otherwise it begins now. */
    boolean goesOn(long current, long nanos, long bytesNow) {
      if (current == id) {
        return true;
      }
      id = current;
      begun = nanos;
      bytes = bytesNow;
      return false;
    }

    void end() {
      id = -1;
    }
  }

  Progress(Connection connection, Terms terms) {
    this.connection = connection;
    this.terms = terms;
  }

  /** Whether the connection counts its requests; those that only encrypt for another do not. */
  static boolean isKnownOf(Connection connection) {
    return connection.getMessagesIn() >= 0 && connection.getBytesIn() >= 0;
  }

  boolean isTooSlow(long nanos) {
    return isHeadTooSlow(nanos) || isAnswerTooSlow(nanos);
  }

  /** Between requests, bytes that came are the beginning of a head. */
  private boolean isHeadTooSlow(long nanos) {
    long requests = connection.getMessagesIn();
    if (requests != connection.getMessagesOut()) {
      head.end();
      return false;
    }
    long bytes = connection.getBytesIn();
    boolean waited = head.goesOn(requests, nanos, requests == 0 ? 0 : bytes);
    if (bytes == head.bytes) {
      head.begun = nanos; // nothing of a head yet: the connection is kept for later
      return false;
    }
    return waited && nanos - head.begun > terms.head().toNanos();
  }

  /** An answer that is stuck waits for its client; one that is being worked out does not. */
  private boolean isAnswerTooSlow(long nanos) {
    boolean isStuck =
        connection.getEndPoint() instanceof AbstractEndPoint end
            && end.getWriteFlusher().isPending();
    if (!isStuck && connection.getMessagesIn() == connection.getMessagesOut()) {
      answer.end();
      return false;
    }
    long taken = connection.getBytesOut();
    if (!answer.goesOn(connection.getMessagesIn(), nanos, taken) || !isStuck) {
      return false;
    }
    long waited = nanos - answer.begun - terms.grace().toNanos();
    return waited > 0
        && taken - answer.bytes
            < terms.bytesPerSecond() * TimeUnit.NANOSECONDS.toMillis(waited) / 1_000;
  }
}

package coffee.app.edge;

import coffee.app.edge.SlowClients.Terms;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;

/** How one connection gets on. Looked at by one thread; told of requests by any. */
final class Progress {

  private static final long MILLIS = 1_000; // of a second

  private final Connection connection;
  private final Terms terms;
  private final Stretch head = new Stretch();
  private final Stretch body = new Stretch();
  private final Stretch answer = new Stretch();
  private final Waits waits = new Waits();

  /** Told, not counted: an interim answer such as 100 counts as one, too. */
  private volatile boolean isWithinRequest;

  private volatile boolean isFile;

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
  }

  /** How long the client was waited for within one request, as far as looks at it tell. */
  private static final class Waits {
    private long id = -1;
    private long lastLook;
    private long sum;

    /** The sum in nanoseconds; what was since the last look is as it is now. */
    long sum(long current, long nanos, boolean isWaitedFor) {
      if (current != id) {
        id = current;
        sum = 0;
      } else if (isWaitedFor) {
        sum += nanos - lastLook;
      }
      lastLook = nanos;
      return sum;
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

  /**
   * A request begins: its head has come.
   *
   * @param isOfFile whether its body or its answer is a file, which takes as long as it takes
   */
  void begin(boolean isOfFile) {
    isFile = isOfFile;
    isWithinRequest = true;
  }

  /** A request ends: its answer is given. */
  void end() {
    isWithinRequest = false;
  }

  boolean isWithinRequest() {
    return isWithinRequest;
  }

  boolean isTooSlow(long nanos) {
    return isWithinRequest ? isRequestTooSlow(nanos) : isHeadTooSlow(nanos);
  }

  /** Between requests, bytes that came are the beginning of a head. */
  private boolean isHeadTooSlow(long nanos) {
    long requests = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean goesOn = head.goesOn(requests, nanos, requests == 0 ? 0 : bytes);
    if (bytes == head.bytes) {
      head.begun = nanos; // nothing of a head yet: the connection is kept for later
      return false;
    }
    return goesOn && nanos - head.begun > terms.head().toNanos();
  }

  private boolean isRequestTooSlow(long nanos) {
    boolean isBodyLate = isBodyLate();
    boolean isAnswerStuck = isAnswerStuck();
    long waited = waits.sum(connection.getMessagesIn(), nanos, isBodyLate || isAnswerStuck);
    return isTooSlow(body, isBodyLate, connection.getBytesIn(), nanos)
        || isTooSlow(answer, isAnswerStuck, connection.getBytesOut(), nanos)
        || (!isFile && waited > terms.patience().toNanos());
  }

  /** A body that is not waited for may be late: the service is busy with what has come of it. */
  private boolean isBodyLate() {
    return connection.getEndPoint().isFillInterested();
  }

  /** An answer that is stuck waits for its client; one that is being worked out does not. */
  private boolean isAnswerStuck() {
    return connection.getEndPoint() instanceof AbstractEndPoint end
        && end.getWriteFlusher().isPending();
  }

  /** By the bytes since the request began, and the time since then without the grace. */
  private boolean isTooSlow(Stretch stretch, boolean isWaitedFor, long bytes, long nanos) {
    if (!stretch.goesOn(connection.getMessagesIn(), nanos, bytes) || !isWaitedFor) {
      return false;
    }
    long counted = TimeUnit.NANOSECONDS.toMillis(nanos - stretch.begun) - terms.grace().toMillis();
    long rate = isFile ? terms.fileBytesPerSecond() : terms.bytesPerSecond();
    return counted > 0 && bytes - stretch.bytes < rate * counted / MILLIS;
  }
}

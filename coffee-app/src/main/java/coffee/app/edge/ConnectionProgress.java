package coffee.app.edge;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;

/** The progress of one connection. Checked by one thread; updated by any. */
final class ConnectionProgress {

  private static final long MILLIS = 1_000; // of a second

  private final Connection connection;
  private final SpeedLimits terms;
  private final Interval head = new Interval();
  private final Interval body = new Interval();
  private final Interval answer = new Interval();
  private final WaitTime waits = new WaitTime();

  /** The number of responses, including interim ones such as 100. */
  private volatile boolean isWithinRequest;

  private volatile boolean isFile;

  /** A time span of waiting for the client, and its progress. */
  private static final class Interval {
    private long id = -1;
    private long begun;
    private long bytes;

    /** Whether this is the same span as at the previous check; otherwise starts a new one. */
    boolean continues(long current, long nanos, long bytesNow) {
      if (current == id) {
        return true;
      }
      id = current;
      begun = nanos;
      bytes = bytesNow;
      return false;
    }
  }

  /** How long the client has been waited for within one request, as far as observed. */
  private static final class WaitTime {
    private long id = -1;
    private long lastLook;
    private long sum;

    /** The sum in nanoseconds, without the time since the last check. */
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

  ConnectionProgress(Connection connection, SpeedLimits terms) {
    this.connection = connection;
    this.terms = terms;
  }

  /** Whether the connection counts its requests; connections that only do TLS do not. */
  static boolean supports(Connection connection) {
    return connection.getMessagesIn() >= 0 && connection.getBytesIn() >= 0;
  }

  /**
   * Called when the head of a request has arrived.
   *
   * @param isOfFile whether the body or the response is a file, which has a lower minimum rate
   */
  void beginRequest(boolean isOfFile) {
    isFile = isOfFile;
    isWithinRequest = true;
  }

  /** Called when the response has been sent. */
  void endRequest() {
    isWithinRequest = false;
  }

  boolean isWithinRequest() {
    return isWithinRequest;
  }

  boolean isTooSlow(long nanos) {
    return isWithinRequest ? isRequestTooSlow(nanos) : isHeadTooSlow(nanos);
  }

  /** Between requests, received bytes are the start of a request head. */
  private boolean isHeadTooSlow(long nanos) {
    long requests = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean goesOn = head.continues(requests, nanos, requests == 0 ? 0 : bytes);
    if (bytes == head.bytes) {
      head.begun = nanos; // nothing of a head yet: the connection is kept for later
      return false;
    }
    return goesOn && nanos - head.begun > terms.head().toNanos();
  }

  private boolean isRequestTooSlow(long nanos) {
    boolean isBodyLate = isBodyLate();
    boolean isAnswerStuck = isResponseBlocked();
    long waited = waits.sum(connection.getMessagesIn(), nanos, isBodyLate || isAnswerStuck);
    return isTooSlow(body, isBodyLate, connection.getBytesIn(), nanos)
        || isTooSlow(answer, isAnswerStuck, connection.getBytesOut(), nanos)
        || (!isFile && waited > terms.maxWait().toNanos());
  }

  /** A body that is not being read may be late, because the service is processing it. */
  private boolean isBodyLate() {
    return connection.getEndPoint().isFillInterested();
  }

  /** A response waits for its client only if a write is blocked. */
  private boolean isResponseBlocked() {
    return connection.getEndPoint() instanceof AbstractEndPoint end
        && end.getWriteFlusher().isPending();
  }

  /** The rate since the start of the request, without the grace period. */
  private boolean isTooSlow(Interval stretch, boolean isWaitedFor, long bytes, long nanos) {
    if (!stretch.continues(connection.getMessagesIn(), nanos, bytes) || !isWaitedFor) {
      return false;
    }
    long counted = TimeUnit.NANOSECONDS.toMillis(nanos - stretch.begun) - terms.grace().toMillis();
    long rate = isFile ? terms.fileBytesPerSecond() : terms.bytesPerSecond();
    return counted > 0 && bytes - stretch.bytes < rate * counted / MILLIS;
  }
}

package coffee.app.edge;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;

/** The progress of one connection. Checked by one thread; updated by any. */
final class ConnectionProgress {

  private static final long MILLIS_PER_SECOND = 1_000;

  private final Connection connection;
  private final SpeedLimits limits;
  private final Interval head = new Interval();
  private final Interval body = new Interval();
  private final Interval response = new Interval();
  private final WaitTime waits = new WaitTime();

  /** Whether a request has begun whose response has not been sent. */
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

  /** The observed time of waiting for the client within one request. */
  private static final class WaitTime {
    private long id = -1;
    private long lastCheck;
    private long sum;

    /** The sum in nanoseconds, without the time since the last check. */
    long sum(long current, long nanos, boolean isWaitedFor) {
      if (current != id) {
        id = current;
        sum = 0;
      } else if (isWaitedFor) {
        sum += nanos - lastCheck;
      }
      lastCheck = nanos;
      return sum;
    }
  }

  ConnectionProgress(Connection connection, SpeedLimits limits) {
    this.connection = connection;
    this.limits = limits;
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
    boolean isSameHead = head.continues(requests, nanos, requests == 0 ? 0 : bytes);
    if (bytes == head.bytes) {
      head.begun = nanos; // no head has begun: the connection is idle
      return false;
    }
    return isSameHead && nanos - head.begun > limits.head().toNanos();
  }

  private boolean isRequestTooSlow(long nanos) {
    boolean isBodyLate = isBodyLate();
    boolean isResponseStuck = isResponseBlocked();
    long waited = waits.sum(connection.getMessagesIn(), nanos, isBodyLate || isResponseStuck);
    return isTooSlow(body, isBodyLate, connection.getBytesIn(), nanos)
        || isTooSlow(response, isResponseStuck, connection.getBytesOut(), nanos)
        || (!isFile && waited > limits.maxWait().toNanos());
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
  private boolean isTooSlow(Interval interval, boolean isWaitedFor, long bytes, long nanos) {
    if (!interval.continues(connection.getMessagesIn(), nanos, bytes) || !isWaitedFor) {
      return false;
    }
    long counted =
        TimeUnit.NANOSECONDS.toMillis(nanos - interval.begun) - limits.grace().toMillis();
    long rate = isFile ? limits.fileBytesPerSecond() : limits.bytesPerSecond();
    return counted > 0 && bytes - interval.bytes < rate * counted / MILLIS_PER_SECOND;
  }
}

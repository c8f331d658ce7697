package coffee.rest.json;

import coffee.rest.http.RequestEndListener;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Memory budget for the bodies of all concurrent requests, while they are received and parsed. A
 * request keeps its share until it is answered; one that gets no memory within a second is refused
 * with 503. The first 16 KiB of each are free, so that large bodies do not block small requests;
 * the number of threads bounds those. Jersey notifies it when a request ends. Thread-safe.
 */
public final class RequestMemoryBudget implements RequestEndListener {

  private static final String SHARE = "coffee.memory";
  private static final int FREE_BYTES = 16 << 10;
  private static final long TIMEOUT_MILLIS = 1_000;

  /** A quarter: processing a body takes about as much again. */
  private static final int HEAP_DIVISOR = 4;

  private final Semaphore bytes;
  private final int size;

  /**
   * Creates a budget.
   *
   * @param bytes total for all requests
   */
  public RequestMemoryBudget(int bytes) {
    this.bytes = new Semaphore(bytes);
    this.size = bytes;
  }

  /**
   * A quarter of the maximum heap size.
   *
   * @param minimum minimum number of bytes
   */
  public static RequestMemoryBudget ofHeap(int minimum) {
    long part = Runtime.getRuntime().maxMemory() / HEAP_DIVISOR;
    return new RequestMemoryBudget((int) Math.max(minimum, Math.min(part, Integer.MAX_VALUE)));
  }

  /** The total for all requests, in bytes. */
  public int size() {
    return size;
  }

  /** The reservation of a request; created on first use. */
  Share share(ContainerRequestContext request) {
    if (request.getProperty(SHARE) instanceof Share share) {
      return share;
    }
    Share share = new Share();
    request.setProperty(SHARE, share);
    return share;
  }

  @Override
  public void onRequestFinished(ContainerRequest request) {
    if (request.getProperty(SHARE) instanceof Share share) {
      share.releaseAll();
    }
  }

  /** The reservation of one request. Not thread-safe. */
  final class Share {
    private long taken;
    private int held;

    /**
     * Reserves more memory.
     *
     * @throws ProblemException 503 if none becomes available within a second
     */
    void reserve(long more) {
      taken += more;
      long missing = taken - FREE_BYTES - held;
      if (missing <= 0) {
        return;
      }
      if (missing > size || !tryAcquire((int) missing)) { // its share is released when it ends
        throw new ProblemException(
            Problem.of(503, "busy", "Too many large bodies at once; try again."));
      }
      held += (int) missing;
    }

    private boolean tryAcquire(int missing) {
      try {
        return bytes.tryAcquire(missing, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** Releases memory that is no longer needed. */
    void release(long less) {
      taken -= less;
      int spare = (int) Math.min(held, Math.max(0, held + FREE_BYTES - taken));
      held -= spare;
      bytes.release(spare);
    }

    private void releaseAll() {
      release(taken);
    }
  }
}

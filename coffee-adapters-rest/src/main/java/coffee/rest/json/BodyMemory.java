package coffee.rest.json;

import coffee.rest.http.RequestEnd;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * The memory that the bodies of all requests may take at once, as they are received and read. A
 * request keeps its share until it is answered; one that finds no room for a second is refused with
 * 503. The first 16 KiB of each are free, so that large bodies keep nobody from logging a coffee:
 * threads bound those. For Jersey, which tells it when a request ends. Safe for use by many
 * threads.
 */
public final class BodyMemory implements RequestEnd {

  private static final String SHARE = "coffee.memory";
  private static final int FREE_BYTES = 16 << 10;
  private static final long PATIENCE_MILLIS = 1_000;

  /** A quarter: what is worked out of a body takes about as much again. */
  private static final int PARTS_OF_HEAP = 4;

  private final Semaphore bytes;
  private final int size;

  /**
   * Memory of a size.
   *
   * @param bytes for all requests together
   */
  public BodyMemory(int bytes) {
    this.bytes = new Semaphore(bytes);
    this.size = bytes;
  }

  /**
   * A quarter of what this process may take.
   *
   * @param least at least so many bytes, however little that is
   */
  public static BodyMemory ofHeap(int least) {
    long part = Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP;
    return new BodyMemory((int) Math.max(least, Math.min(part, Integer.MAX_VALUE)));
  }

  /** For all requests together, in bytes. */
  public int size() {
    return size;
  }

  /** What a request takes; nothing yet, if it is asked for the first time. */
  Share share(ContainerRequestContext request) {
    if (request.getProperty(SHARE) instanceof Share share) {
      return share;
    }
    Share share = new Share();
    request.setProperty(SHARE, share);
    return share;
  }

  @Override
  public void ended(ContainerRequest request) {
    if (request.getProperty(SHARE) instanceof Share share) {
      share.giveBackAll();
    }
  }

  /** What one request takes. For one thread at a time. */
  final class Share {
    private long taken;
    private int held;

    /**
     * Takes more.
     *
     * @throws ProblemException 503 if there is no room, and none gets free in a second
     */
    void take(long more) {
      taken += more;
      long missing = taken - FREE_BYTES - held;
      if (missing <= 0) {
        return;
      }
      if (missing > size || !isGranted((int) missing)) { // what it holds, it gives back at its end
        throw new ProblemException(
            Problem.of(503, "busy", "Too many large bodies at once; try again."));
      }
      held += (int) missing;
    }

    private boolean isGranted(int missing) {
      try {
        return bytes.tryAcquire(missing, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** Gives back what is no longer needed. */
    void giveBack(long less) {
      taken -= less;
      int spare = (int) Math.min(held, Math.max(0, held + FREE_BYTES - taken));
      held -= spare;
      bytes.release(spare);
    }

    private void giveBackAll() {
      giveBack(taken);
    }
  }
}

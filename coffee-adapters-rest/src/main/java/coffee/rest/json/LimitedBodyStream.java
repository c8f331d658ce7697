package coffee.rest.json;

import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that is too large for memory, read as a stream. The size after decompression counts.
 * Failures are {@link ProblemException}s: 413 over the limit, 400 and 408 if it is incomplete.
 */
public final class LimitedBodyStream extends InputStream {

  private final InputStream body;
  private final long limit;
  private long received;

  private LimitedBodyStream(InputStream body, long limit) {
    this.body = body;
    this.limit = limit;
  }

  /**
   * The body of a request.
   *
   * @param limit maximum size, in bytes
   * @throws ProblemException 413 if a larger size is announced; 415 for encodings other than gzip
   */
  public static LimitedBodyStream of(ContainerRequestContext request, long limit) {
    RequestBodies.requireSupportedEncoding(request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    RequestBodies.requireAnnounced(request, limit);
    return new LimitedBodyStream(request.getEntityStream(), limit);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int count;
    try {
      count = body.read(into, offset, length);
    } catch (IOException | RuntimeException failure) { // gzip fails with either
      throw RequestBodies.unreadable(failure);
    }
    received += Math.max(count, 0);
    if (received > limit) {
      throw RequestBodies.tooLarge(limit);
    }
    return count;
  }
}

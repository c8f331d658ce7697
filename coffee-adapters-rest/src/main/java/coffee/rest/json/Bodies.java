package coffee.rest.json;

import coffee.rest.Exchange;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Receives bodies up to a size. Bytes count as they are after decompression, also where no {@code
 * Content-Length} announces them.
 *
 * @param singleBytes greatest body of a single record, in bytes
 * @param batchBytes greatest body of a batch, in bytes
 */
public record Bodies(int singleBytes, int batchBytes) {

  /** 1 MiB and 8 MiB. */
  public static final Bodies DEFAULT = new Bodies(1 << 20, 8 << 20);

  /**
   * The body of a request about a single record.
   *
   * @throws ProblemException 413, 415 for text that is not UTF-8, 400 and 408 if it breaks off
   */
  public Body single(ContainerRequestContext request) {
    return read(request, singleBytes);
  }

  /**
   * The body of a request about many records.
   *
   * @throws ProblemException like {@link #single}
   */
  public Body batch(ContainerRequestContext request) {
    return read(request, batchBytes);
  }

  private static Body read(ContainerRequestContext request, int limit) {
    requireUtf8(request.getMediaType());
    requirePlain(request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    if (request.getLength() > limit) {
      throw tooLarge(limit);
    }
    byte[] bytes;
    try {
      bytes = request.getEntityStream().readNBytes(limit + 1);
    } catch (IOException | RuntimeException brokenOff) { // gzip fails with either
      throw broken(brokenOff);
    }
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    return new Body(bytes, Exchange.isLenient(request));
  }

  /** The refusal of a body that could not be received to its end. */
  static ProblemException broken(Exception failure) {
    return new ProblemException(
        failure.getCause() instanceof TimeoutException
            ? Problem.of(408, "request_timeout", "The body did not arrive in time.")
            : Problem.of(400, "unreadable_body", "The body broke off or is not valid gzip."));
  }

  /** The refusal of a body over a limit, in bytes. */
  static ProblemException tooLarge(long limit) {
    return new ProblemException(
        Problem.of(413, "content_too_large", "The body is over %d bytes.".formatted(limit)));
  }

  /** What was gzipped is no longer, and no longer says so. */
  static void requirePlain(@Nullable String encoding) {
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equals("identity")) {
      throw new ProblemException(
          Problem.of(415, "unsupported_media_type", "Bodies can be gzipped, nothing else."));
    }
  }

  private static void requireUtf8(@Nullable MediaType type) {
    String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw new ProblemException(
          Problem.of(415, "unsupported_media_type", "JSON is UTF-8; no other charset is read."));
    }
  }
}

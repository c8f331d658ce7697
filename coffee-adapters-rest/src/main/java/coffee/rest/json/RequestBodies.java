package coffee.rest.json;

import coffee.rest.RequestProperties;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Receives bodies up to a maximum size. The size after decompression counts, also without a {@code
 * Content-Length}.
 *
 * @param maxSingleBytes maximum size of a single record, in bytes
 * @param maxBatchBytes maximum size of a batch, in bytes
 * @param memory memory budget for the bodies of all requests
 */
public record RequestBodies(int maxSingleBytes, int maxBatchBytes, RequestMemoryBudget memory) {

  /** Maximum size of a batch, unless a single record may be larger: 8 MiB. */
  private static final int BATCH_BYTES = 8 << 20;

  private static final int BYTES_AT_A_TIME = 16 << 10;

  private static final Pattern LENGTH = Pattern.compile("\\d+");

  /** Every number with at most this many decimal digits fits into a long. */
  private static final int DIGITS_OF_A_LONG = 18;

  /**
   * Limits single records to a size, and batches to 8 MiB or that size, but never more than the
   * memory budget.
   */
  public static RequestBodies withLimit(int singleBytes) {
    RequestMemoryBudget memory = RequestMemoryBudget.ofHeap(4 * BATCH_BYTES);
    int maxBytes = memory.size() / 4; // as received, once more in one piece, and as read
    int single = Math.min(singleBytes, maxBytes);
    return new RequestBodies(single, Math.max(single, BATCH_BYTES), memory);
  }

  /**
   * The body of a request with a single record and without parameters.
   *
   * @throws ProblemException 422 for parameters, 413, 415 for text that is not UTF-8, 400 and 408
   *     if it is incomplete, 503 if the memory budget is exhausted
   */
  public RequestBody single(ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return read(request, maxSingleBytes);
  }

  /**
   * The body of a batch request.
   *
   * @throws ProblemException like {@link #single}, but for parameters
   */
  public RequestBody batch(ContainerRequestContext request) {
    return read(request, maxBatchBytes);
  }

  private RequestBody read(ContainerRequestContext request, int limit) {
    requireUtf8(request.getMediaType());
    requireSupportedEncoding(request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    requireAnnounced(request, limit);
    RequestMemoryBudget.Share share = memory.share(request);
    try {
      byte[] bytes = readAll(request.getEntityStream(), limit, share);
      return new RequestBody(bytes, RequestProperties.isLenient(request), share);
    } catch (ProblemException refusal) {
      throw refusal;
    } catch (IOException | RuntimeException failure) { // gzip fails with either
      throw unreadable(failure);
    }
  }

  /** Reserves memory as bytes arrive, because the announced length may be wrong. */
  private static byte[] readAll(InputStream body, int limit, RequestMemoryBudget.Share share)
      throws IOException {
    List<byte[]> parts = new ArrayList<>();
    int length = 0;
    byte[] part = body.readNBytes(BYTES_AT_A_TIME);
    while (part.length > 0) {
      length += part.length;
      if (length > limit) {
        throw tooLarge(limit);
      }
      share.reserve(part.length);
      parts.add(part);
      part = body.readNBytes(BYTES_AT_A_TIME);
    }
    return parts.size() == 1 ? parts.get(0) : concatenate(parts, length, share);
  }

  private static byte[] concatenate(
      List<byte[]> parts, int length, RequestMemoryBudget.Share share) {
    share.reserve(length);
    ByteBuffer whole = ByteBuffer.allocate(length);
    parts.forEach(whole::put);
    parts.clear();
    share.release(length);
    return whole.array();
  }

  /** The problem for a body that could not be received completely. */
  static ProblemException unreadable(Exception failure) {
    return new ProblemException(
        isTooSlow(failure)
            ? Problem.of(408, "request_timeout", "The body did not arrive in time.")
            : Problem.of(400, "unreadable_body", "The body is incomplete or is not valid gzip."));
  }

  /** Whether the read timed out or was slower than the server requires. */
  private static boolean isTooSlow(Exception failure) {
    return failure.getCause() instanceof TimeoutException
        || (failure instanceof HttpException refusal
            && refusal.getCode() == HttpStatus.REQUEST_TIMEOUT_408);
  }

  /** The problem for a body that exceeds a limit in bytes. */
  static ProblemException tooLarge(long limit) {
    return new ProblemException(
        Problem.of(413, "content_too_large", "The body is larger than %d bytes.".formatted(limit)));
  }

  /**
   * Refuses a body whose {@code Content-Length} is over a limit, in bytes. Jersey's own {@code
   * getLength} is an int and fails above 2 GiB.
   *
   * @throws ProblemException 413 if more is announced
   */
  static void requireAnnounced(ContainerRequestContext request, long limit) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (length != null && LENGTH.matcher(length).matches() && bytes(length) > limit) {
      throw tooLarge(limit);
    }
  }

  /** Lengths that do not fit into a long count as its maximum. */
  private static long bytes(String digits) {
    return digits.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  /** Removes the headers of the compressed body after decompression. */
  static void requireSupportedEncoding(@Nullable String encoding) {
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equals("identity")) {
      throw new ProblemException(
          Problem.of(415, "unsupported_media_type", "Only gzip is supported."));
    }
  }

  private static void requireUtf8(@Nullable MediaType type) {
    String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw new ProblemException(
          Problem.of(415, "unsupported_media_type", "Only UTF-8 is supported."));
    }
  }
}

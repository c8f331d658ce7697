package coffee.rest.idempotency;

import coffee.rest.RequestProperties;
import coffee.rest.json.RequestBody;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The idempotency key of a request, and the fingerprint of its content. */
public final class IdempotencyKey {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern VALID = Pattern.compile("[\\x20-\\x7E]{1,255}");

  private IdempotencyKey() {}

  /**
   * Refuses a request with an idempotency key if the response contains a secret: it is not stored
   * and cannot be replayed.
   *
   * @throws ProblemException 400 if there is a key
   */
  public static void requireAbsent(ContainerRequestContext request) {
    requireAbsent(request, "Responses with secrets are not stored: omit Idempotency-Key.");
  }

  /**
   * Refuses a request with an idempotency key.
   *
   * @param detail says why
   * @throws ProblemException 400 if there is a key
   */
  public static void requireAbsent(ContainerRequestContext request, String detail) {
    if (request.getHeaderString(HEADER) != null) {
      throw ProblemException.badRequest("idempotency_key_refused", detail);
    }
  }

  /**
   * The key of a request, without the quotes that the draft requires and many clients omit.
   *
   * @throws ProblemException 400 if it is empty, too long or not printable ASCII
   */
  public static Optional<String> of(ContainerRequestContext request) {
    String header = request.getHeaderString(HEADER);
    if (header == null) {
      return Optional.empty();
    }
    String key = header.strip();
    if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    if (!VALID.matcher(key).matches()) {
      throw ProblemException.badRequest(
          "invalid_idempotency_key", "Idempotency-Key must be 1 to 255 printable characters.");
    }
    return Optional.of(key);
  }

  /** Fingerprint of method, path, query and body, regardless of the media type. */
  static String fingerprint(ContainerRequestContext request, byte[] body) {
    return digest(requestLine(request), body);
  }

  /** Fingerprint of method, path, query and body, and of the media type. */
  static String fingerprint(ContainerRequestContext request, RequestBody body) {
    return digest(requestLine(request) + mediaTypeLine(request), body.bytes());
  }

  private static String requestLine(ContainerRequestContext request) {
    String query = request.getUriInfo().getRequestUri().getRawQuery();
    return request.getMethod() + ' ' + RequestProperties.path(request) + '?' + query + '\n';
  }

  /**
   * The media type of a body that is not JSON. The path is normalized first, so that a client that
   * switches to the versioned path still gets the stored response.
   */
  private static String mediaTypeLine(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    return type == null || type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        ? ""
        : (type.getType() + '/' + type.getSubtype()).toLowerCase(Locale.ROOT) + '\n';
  }

  private static String digest(String description, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(description.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

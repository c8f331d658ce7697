package coffee.rest.retry;

import coffee.rest.Exchange;
import coffee.rest.json.Body;
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

/** The name that a client gives to a write, and the digest of what it asks under that name. */
public final class IdempotencyKey {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern VALID = Pattern.compile("[\\x20-\\x7E]{1,255}");

  private IdempotencyKey() {}

  /**
   * Refuses a request with a key where the answer holds a secret: it is not kept, and so cannot be
   * given again.
   *
   * @throws ProblemException 400 if there is one
   */
  public static void refuse(ContainerRequestContext request) {
    if (request.getHeaderString(HEADER) != null) {
      throw ProblemException.badRequest(
          "idempotency_key_refused",
          "Secrets are not kept, so this answer cannot be repeated: leave Idempotency-Key out.");
    }
  }

  /**
   * The key of a request, without the quotes that the draft asks for and many clients leave out.
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

  /** Digest of method, path, query and body, whatever kind of body it is. */
  static String fingerprint(ContainerRequestContext request, byte[] body) {
    return digest(asked(request), body);
  }

  /** Digest of method, path, query and body, and of what kind of body it is. */
  static String fingerprint(ContainerRequestContext request, Body body) {
    return digest(asked(request) + reading(request), body.bytes());
  }

  private static String asked(ContainerRequestContext request) {
    String query = request.getUriInfo().getRequestUri().getRawQuery();
    return request.getMethod() + ' ' + Exchange.path(request) + '?' + query + '\n';
  }

  /**
   * The type of a body that is not JSON. Which of its names a path was called by is not in it: a
   * client that moves to the other one is still answered the same.
   */
  private static String reading(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    return type == null || type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        ? ""
        : (type.getType() + '/' + type.getSubtype()).toLowerCase(Locale.ROOT) + '\n';
  }

  private static String digest(String asked, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(asked.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}

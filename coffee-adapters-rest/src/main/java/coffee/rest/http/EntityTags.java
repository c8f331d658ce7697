package coffee.rest.http;

import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Entity tags: the hash of a representation. Always compared weakly, because proxies that compress
 * weaken them, and without the suffix that our own compression adds.
 */
public final class EntityTags {

  private static final String COMPRESSED = "--gzip";
  private static final int LENGTH = 12; // bytes: no two versions of a record share 96 bits

  private EntityTags() {}

  /** The tag of a representation, including quotes. */
  public static String of(byte[] representation) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(representation);
      byte[] part = Arrays.copyOf(digest, LENGTH);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(part) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Refuses a change that is based on an outdated version.
   *
   * @param current supplies the current tag; called only if needed
   * @throws ProblemException 412 if {@code If-Match} does not match
   */
  public static void requireMatch(ContainerRequestContext request, Supplier<String> current) {
    String known = request.getHeaderString(HttpHeaders.IF_MATCH);
    if (known != null && !matches(known, current.get())) {
      throw new ProblemException(
          Problem.of(412, "precondition_failed", "The record has changed since it was read."));
    }
  }

  /** Whether the client already has the current version. */
  public static boolean matchesIfNoneMatch(ContainerRequestContext request, String current) {
    String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    return known != null && matches(known, current);
  }

  private static boolean matches(String header, String current) {
    return header.strip().equals("*")
        || Arrays.stream(header.split(",", -1))
            .anyMatch(tag -> opaqueTag(tag).equals(opaqueTag(current)));
  }

  private static String opaqueTag(String tag) {
    String bare = tag.strip();
    if (bare.startsWith("W/")) {
      bare = bare.substring(2);
    }
    if (bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return bare.endsWith(COMPRESSED)
        ? bare.substring(0, bare.length() - COMPRESSED.length())
        : bare;
  }
}

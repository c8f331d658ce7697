package coffee.rest.auth;

import coffee.rest.RequestProperties;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what other pages make a browser send (cross-site request forgery). Cookies ignore ports,
 * so a page on another port of the same host counts as the same site: the whole origin is compared.
 * {@code Sec-Fetch-Site} cannot be used, because browsers do not send it to plain HTTP in a LAN.
 */
public final class OriginCheck {

  private static final String ORIGIN = "Origin";

  /** A header of our own makes browsers ask first (preflight) if another page sends it. */
  private static final String PAGE = "X-Coffee-Page";

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private OriginCheck() {}

  /**
   * Checks a request that is authenticated by cookie.
   *
   * @throws ProblemException 403 {@code cross_origin} if it may change something and is not
   *     demonstrably from our own page
   */
  static void requireOwnPage(ContainerRequestContext request) {
    if (!SAFE_METHODS.contains(request.getMethod())
        && !(isOwn(request.getHeaderString(ORIGIN), request)
            && "1".equals(request.getHeaderString(PAGE)))) {
      throw refusal();
    }
  }

  /**
   * Checks a request that has no cookie yet: browsers name the origin with every POST, other
   * clients do not.
   *
   * @throws ProblemException 403 {@code cross_origin} if it is from another origin
   */
  public static void requireNotForeign(ContainerRequestContext request) {
    String origin = request.getHeaderString(ORIGIN);
    if (origin != null && !isOwn(origin, request)) {
      throw refusal();
    }
  }

  private static boolean isOwn(@Nullable String origin, ContainerRequestContext request) {
    String own = RequestProperties.origin(request);
    return !own.isEmpty() && own.equals(origin);
  }

  private static ProblemException refusal() {
    return new ProblemException(
        Problem.of(
            403,
            "cross_origin",
            "A browser that is signed in can write from the service's own page only: send its"
                + " Origin and X-Coffee-Page: 1, or a key as Authorization."));
  }
}

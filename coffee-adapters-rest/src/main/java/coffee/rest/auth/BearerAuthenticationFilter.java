package coffee.rest.auth;

import coffee.rest.Caller;
import coffee.rest.problem.FailureMapper;
import coffee.rest.problem.Problem;
import io.dropwizard.auth.AuthFilter;
import io.dropwizard.auth.Authenticator;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/**
 * Authenticates requests by bearer key, or by the cookie of a browser that is signed in. Keys are
 * accepted in headers only, because URLs end up in logs. {@code Authorization} wins over a cookie,
 * which never grants the scope admin.
 */
@Priority(Priorities.AUTHENTICATION)
public final class BearerAuthenticationFilter extends AuthFilter<String, Caller> {

  private static final String SCHEME = "Bearer";

  private final AuthenticationLimiter limiter;

  /**
   * Creates the filter.
   *
   * @param limiter is notified of every presented key
   */
  public BearerAuthenticationFilter(
      Authenticator<String, Caller> keys, AuthenticationLimiter limiter) {
    this.limiter = limiter;
    this.authenticator = keys;
    this.authorizer = (caller, role, request) -> true;
    this.prefix = SCHEME;
    this.realm = "coffee";
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<SessionCookie> cookie = cookie(request);
    cookie.ifPresent(present -> OriginCheck.requireOwnPage(request));
    boolean isRight =
        key(request)
            .filter(key -> limiter.attempt(request, key, () -> authenticate(request, key, SCHEME)))
            .isPresent();
    if (!isRight) {
      throw new WebApplicationException(unauthorized(Problem.of(401)));
    }
    cookie.ifPresent(used -> restrict(request, used));
  }

  private static void restrict(ContainerRequestContext request, SessionCookie cookie) {
    SecurityContext granted = request.getSecurityContext();
    if (granted.getUserPrincipal() instanceof Caller caller) {
      request.setSecurityContext(
          new CookieSecurityContext(caller.withoutAdmin(), granted.isSecure()));
    }
    SessionCookieRenewal.markUsed(request, cookie);
  }

  /** The key that a request carries, valid or not. */
  public static Optional<String> key(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return header == null ? SessionCookie.of(request).map(SessionCookie::key) : bearerKey(header);
  }

  private static Optional<String> bearerKey(String header) {
    if (header.length() <= SCHEME.length()) {
      return Optional.empty();
    }
    boolean bearer = header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1);
    return bearer ? Optional.of(header.substring(SCHEME.length() + 1).strip()) : Optional.empty();
  }

  /** The cookie that a request is authenticated by. */
  private static Optional<SessionCookie> cookie(ContainerRequestContext request) {
    return request.getHeaderString(HttpHeaders.AUTHORIZATION) == null
        ? SessionCookie.of(request)
        : Optional.empty();
  }

  /**
   * The caller of a request that is authenticated by cookie.
   *
   * @param caller without the scope admin
   */
  private record CookieSecurityContext(Caller caller, boolean isSecure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return true;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Cookie";
    }
  }

  /** The response to a wrong or missing credential. */
  public static Response unauthorized(Problem problem) {
    Response response = FailureMapper.response(problem);
    response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, SCHEME);
    return response;
  }
}

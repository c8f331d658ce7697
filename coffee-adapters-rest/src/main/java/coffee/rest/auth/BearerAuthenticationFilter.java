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
import java.util.Optional;

/**
 * Authenticates requests by bearer key. Keys are accepted in the header only, because URLs end up
 * in logs.
 */
@Priority(Priorities.AUTHENTICATION)
public final class BearerAuthenticationFilter extends AuthFilter<String, Caller> {

  private static final String SCHEME = "Bearer";

  private final AuthenticationLimiter attempts;

  /**
   * Creates the filter.
   *
   * @param attempts is notified of every presented key
   */
  public BearerAuthenticationFilter(
      Authenticator<String, Caller> keys, AuthenticationLimiter attempts) {
    this.attempts = attempts;
    this.authenticator = keys;
    this.authorizer = (caller, role, request) -> true;
    this.prefix = SCHEME;
    this.realm = "coffee";
  }

  @Override
  public void filter(ContainerRequestContext request) {
    boolean isRight =
        key(request)
            .filter(key -> attempts.attempt(request, key, () -> authenticate(request, key, SCHEME)))
            .isPresent();
    if (!isRight) {
      throw new WebApplicationException(unauthorized());
    }
  }

  /** The key that a request carries, valid or not. */
  public static Optional<String> key(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || header.length() <= SCHEME.length()) {
      return Optional.empty();
    }
    boolean bearer = header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1);
    return bearer ? Optional.of(header.substring(SCHEME.length() + 1).strip()) : Optional.empty();
  }

  private static Response unauthorized() {
    Response response = FailureMapper.response(Problem.of(401));
    response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, SCHEME);
    return response;
  }
}

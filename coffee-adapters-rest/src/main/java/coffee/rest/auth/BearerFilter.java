package coffee.rest.auth;

import coffee.rest.Caller;
import coffee.rest.problem.Failures;
import coffee.rest.problem.Problem;
import io.dropwizard.auth.AuthFilter;
import io.dropwizard.auth.Authenticator;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lets through who sends a key that is known. Keys come in the header alone: those in URLs end up
 * in logs.
 */
@Priority(Priorities.AUTHENTICATION)
public final class BearerFilter extends AuthFilter<String, Caller> {

  private static final String SCHEME = "Bearer";

  /** A filter over the keys that are known. */
  public BearerFilter(Authenticator<String, Caller> keys) {
    this.authenticator = keys;
    this.authorizer = (caller, role, request) -> true;
    this.prefix = SCHEME;
    this.realm = "coffee";
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String key = key(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (!authenticate(request, key, SCHEME)) {
      throw new WebApplicationException(unauthorized());
    }
  }

  private static @Nullable String key(@Nullable String header) {
    if (header == null || header.length() <= SCHEME.length()) {
      return null;
    }
    boolean bearer = header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1);
    return bearer ? header.substring(SCHEME.length() + 1).strip() : null;
  }

  private static Response unauthorized() {
    Response response = Failures.response(Problem.of(401));
    response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, SCHEME);
    return response;
  }
}

package coffee.rest.auth;

import coffee.rest.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * The caller of a request that is authenticated by cookie.
 *
 * @param caller without the scope admin
 */
record CookieSecurityContext(Caller caller, boolean isSecure) implements SecurityContext {

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

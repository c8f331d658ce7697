package coffee.rest.auth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;

/** Sets the cookie of a browser again if it was set on an earlier day, so that it stays valid. */
public final class SessionCookieRenewal implements ContainerResponseFilter {

  private static final String USED = "coffee.session_cookie";

  private final Clock clock;

  /** Creates the filter. */
  public SessionCookieRenewal(Clock clock) {
    this.clock = clock;
  }

  /** Notes the cookie that authenticated a request. */
  static void markUsed(ContainerRequestContext request, SessionCookie cookie) {
    request.setProperty(USED, cookie);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(USED) instanceof SessionCookie cookie
        && cookie.isOld(clock)
        && !response.getHeaders().containsKey(HttpHeaders.SET_COOKIE)) {
      response
          .getHeaders()
          .putSingle(
              HttpHeaders.SET_COOKIE, SessionCookie.today(cookie.key(), clock).header(request));
    }
  }
}

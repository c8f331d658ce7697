package coffee.app.tasks;

import coffee.rest.http.AllowedHosts;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Protects the admin port from web pages. The port trusts all clients that can reach it, including
 * an operator's browser: any page opened there could send requests to it. Browsers mark
 * cross-origin requests, except after DNS rebinding, which uses the page's host name.
 */
public final class CrossSiteRequestFilter implements Filter {

  /** Requests typed into the address bar. */
  private static final String NO_PAGE = "none";

  private final AllowedHosts names;

  /**
   * Creates the filter.
   *
   * @param hosts allowed host names besides localhost and addresses; {@code *} is ignored for this
   *     port
   */
  public CrossSiteRequestFilter(Set<String> hosts) {
    Set<String> ours = new HashSet<>(hosts);
    ours.remove(AllowedHosts.ANY);
    ours.add("localhost");
    this.names = new AllowedHosts(ours);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    if (!names.allows(http.getHeader("Host"))) {
      answer.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if (isFromWebPage(http)) {
      answer.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isFromWebPage(HttpServletRequest http) {
    String site = http.getHeader("Sec-Fetch-Site");
    return http.getHeader("Origin") != null || (site != null && !site.equals(NO_PAGE));
  }
}

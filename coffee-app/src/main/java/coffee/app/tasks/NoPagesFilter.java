package coffee.app.tasks;

import coffee.rest.http.HostNames;
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
 * Keeps web pages from the admin port. It trusts whoever can reach it, and an operator's browser
 * can: any page that the operator looks at could have it make a key. Browsers say so when a page
 * sends something, but not to a page whose own name points here; that one calls us by that name.
 */
public final class NoPagesFilter implements Filter {

  /** What an operator types into a browser. */
  private static final String NO_PAGE = "none";

  private final HostNames names;

  /**
   * A filter.
   *
   * @param hosts names under which the service may be called, beside localhost and addresses; that
   *     it may be called by any ({@code *}) is not for this port
   */
  public NoPagesFilter(Set<String> hosts) {
    Set<String> ours = new HashSet<>(hosts);
    ours.remove(HostNames.ANY);
    ours.add("localhost");
    this.names = new HostNames(ours);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    if (!names.contain(asked.getHeader("Host"))) {
      answer.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if (isFromAPage(asked)) {
      answer.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isFromAPage(HttpServletRequest asked) {
    String site = asked.getHeader("Sec-Fetch-Site");
    return asked.getHeader("Origin") != null || (site != null && !site.equals(NO_PAGE));
  }
}

package coffee.rest.http;

import coffee.rest.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses requests to names that are not ours, so that a page elsewhere cannot reach a service on
 * somebody's own network by pointing its own name at it. Addresses are no names: they are always
 * right, for probes use them.
 */
@PreMatching
@Priority(100)
public final class HostFilter implements ContainerRequestFilter {

  private static final String ANY = "*";
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

  private final Set<String> allowed;

  /**
   * A filter.
   *
   * @param allowed host names without port, {@code *.example.org} for all below, {@code *} for any
   */
  public HostFilter(Set<String> allowed) {
    this.allowed =
        allowed.stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (allowed.contains(ANY)) {
      return;
    }
    String header = request.getHeaderString(HttpHeaders.HOST);
    if (header == null || !isAllowed(nameIn(header.strip().toLowerCase(Locale.ROOT)))) {
      throw ProblemException.badRequest("invalid_host", "This service does not go by that name.");
    }
  }

  private boolean isAllowed(String host) {
    return allowed.contains(host)
        || ADDRESS.matcher(host).matches()
        || allowed.stream()
            .anyMatch(name -> name.startsWith("*.") && host.endsWith(name.substring(1)));
  }

  private static String nameIn(String header) {
    int bracket = header.lastIndexOf(']'); // an IPv6 address holds colons of its own
    int colon = header.indexOf(':', Math.max(bracket, 0));
    return colon < 0 ? header : header.substring(0, colon);
  }
}

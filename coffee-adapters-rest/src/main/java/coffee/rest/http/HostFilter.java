package coffee.rest.http;

import coffee.rest.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/**
 * Rejects requests with a foreign host name, which prevents DNS rebinding: a web page that points
 * its own name at a service in a private network.
 */
@PreMatching
@Priority(100)
public final class HostFilter implements ContainerRequestFilter {

  private final AllowedHosts names;

  /**
   * Creates the filter.
   *
   * @param allowed host names without port, {@code *.example.org} for subdomains, {@code *} for any
   */
  public HostFilter(Set<String> allowed) {
    this.names = new AllowedHosts(allowed);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!names.allows(request.getHeaderString(HttpHeaders.HOST))) {
      throw ProblemException.badRequest("invalid_host", "This host name is not allowed.");
    }
  }
}

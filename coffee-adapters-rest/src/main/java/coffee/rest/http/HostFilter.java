package coffee.rest.http;

import coffee.rest.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/**
 * Refuses requests to names that are not ours, so that a page elsewhere cannot reach a service on
 * somebody's own network by pointing its own name at it.
 */
@PreMatching
@Priority(100)
public final class HostFilter implements ContainerRequestFilter {

  private final HostNames names;

  /**
   * A filter.
   *
   * @param allowed host names without port, {@code *.example.org} for all below, {@code *} for any
   */
  public HostFilter(Set<String> allowed) {
    this.names = new HostNames(allowed);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!names.contain(request.getHeaderString(HttpHeaders.HOST))) {
      throw ProblemException.badRequest("invalid_host", "This service does not go by that name.");
    }
  }
}

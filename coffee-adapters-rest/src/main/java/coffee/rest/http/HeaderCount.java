package coffee.rest.http;

import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.List;

/** Refuses requests with more headers than any client has; how long they are the server limits. */
@PreMatching
@Priority(50)
public final class HeaderCount implements ContainerRequestFilter {

  /** Browsers behind proxies send some thirty. */
  static final int MAX_HEADERS = 100;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getHeaders().values().stream().mapToInt(List::size).sum() > MAX_HEADERS) {
      throw new ProblemException(Problem.of(431));
    }
  }
}

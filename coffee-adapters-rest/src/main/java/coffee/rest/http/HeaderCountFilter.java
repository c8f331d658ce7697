package coffee.rest.http;

import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.List;

/** Rejects requests with too many headers; the server limits their total size. */
@PreMatching
@Priority(50)
public final class HeaderCountFilter implements ContainerRequestFilter {

  /** Browsers behind proxies send about thirty. */
  static final int MAX_HEADERS = 100;

  @Override
  public void filter(ContainerRequestContext request) {
    int count = 0;
    for (List<String> lines : request.getHeaders().values()) {
      count += lines.size();
    }
    if (count > MAX_HEADERS) {
      throw new ProblemException(Problem.of(431));
    }
  }
}

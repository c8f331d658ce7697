package coffee.rest.auth;

import static java.util.stream.Collectors.joining;

import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/** Refuses callers whose key has none of the required scopes. Public endpoints are not affected. */
final class ScopeFilter implements ContainerRequestFilter {

  private final List<Scope> required;

  /**
   * Creates the filter.
   *
   * @param required scopes, any of which suffices
   */
  ScopeFilter(Scope... required) {
    this.required = List.of(required);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller
        && required.stream().noneMatch(caller::may)) {
      throw missing(required);
    }
  }

  private static ProblemException missing(List<Scope> required) {
    return new ProblemException(
        Problem.of(
            403,
            "missing_scope",
            "This request requires a key with the scope %s."
                .formatted(required.stream().map(Scope::label).collect(joining(" or ")))));
  }
}

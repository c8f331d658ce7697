package coffee.rest.auth;

import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses callers whose key lacks the required scope. Public endpoints are not affected. */
final class ScopeFilter implements ContainerRequestFilter {

  private final Scope required;

  ScopeFilter(Scope required) {
    this.required = required;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller
        && !caller.may(required)) {
      throw new ProblemException(
          Problem.of(
              403,
              "missing_scope",
              "This request requires a key with the scope %s.".formatted(required.label())));
    }
  }
}

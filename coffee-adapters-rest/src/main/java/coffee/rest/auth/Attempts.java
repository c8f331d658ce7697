package coffee.rest.auth;

import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.BooleanSupplier;

/** Has the keys that are sent looked at, and is told how they turn out; or refuses to. */
@FunctionalInterface
public interface Attempts {

  /** Admits everybody, as often as they like. */
  Attempts UNLIMITED = (request, key, look) -> look.getAsBoolean();

  /**
   * A key is sent.
   *
   * @param look looks at it, and says whether it is right: not if it is unknown, wrong, expired or
   *     revoked
   * @return what that said
   * @throws ProblemException 429 if it is not going to be looked at
   */
  boolean attempt(ContainerRequestContext request, String key, BooleanSupplier look);
}

package coffee.rest.auth;

import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.BooleanSupplier;

/** Admits or refuses authentication attempts, and is notified of their results. */
@FunctionalInterface
public interface AuthenticationLimiter {

  /** Admits every attempt without a limit. */
  AuthenticationLimiter UNLIMITED = (request, key, verification) -> verification.getAsBoolean();

  /**
   * Called for each key that is presented.
   *
   * @param verification verifies the key; returns false if it is unknown, malformed, expired or
   *     revoked
   * @return the result of the verification
   * @throws ProblemException 429 if the attempt is refused without verification
   */
  boolean attempt(ContainerRequestContext request, String key, BooleanSupplier verification);
}

package coffee.rest.limits;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Consumer;

/** Charges a request to the limit of its key once its body says what it requests. */
public final class DeferredRateLimit {

  private static final String CHARGE = "coffee.deferred-rate-limit";

  private DeferredRateLimit() {}

  static void set(ContainerRequestContext request, Consumer<RateLimited.Kind> charge) {
    request.setProperty(CHARGE, charge);
  }

  /**
   * Charges a request of a resource that is {@link RateLimited.Kind#BY_BODY}. Nothing happens if
   * clients are not limited.
   *
   * @param kind any other kind
   * @throws coffee.rest.problem.ProblemException 429 if the limit is exhausted
   */
  public static void charge(ContainerRequestContext request, RateLimited.Kind kind) {
    if (request.getProperty(CHARGE) instanceof Consumer<?> charge) {
      @SuppressWarnings("unchecked") // set() puts nothing else there
      Consumer<RateLimited.Kind> known = (Consumer<RateLimited.Kind>) charge;
      known.accept(kind);
    }
  }
}

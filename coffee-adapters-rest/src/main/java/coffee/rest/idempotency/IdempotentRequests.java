package coffee.rest.idempotency;

import coffee.rest.Caller;
import coffee.rest.json.RequestBodies;
import coffee.rest.json.RequestBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Handles POST requests: receives the body, then executes the request once. */
public final class IdempotentRequests {

  private final RequestBodies bodies;
  private final IdempotentExecutor idempotency;

  /** Reads bodies within their size limits. */
  public IdempotentRequests(RequestBodies bodies, IdempotentExecutor idempotency) {
    this.bodies = bodies;
    this.idempotency = idempotency;
  }

  /** Handles a request with a single record. */
  public Response executeSingle(
      Caller caller, ContainerRequestContext request, Function<RequestBody, Response> work) {
    RequestBody body = bodies.single(request);
    return idempotency.executeOnce(caller, request, body, () -> work.apply(body));
  }

  /** Handles a batch request. */
  public Response executeBatch(
      Caller caller, ContainerRequestContext request, Function<RequestBody, Response> work) {
    RequestBody body = bodies.batch(request);
    return idempotency.executeOnce(caller, request, body, () -> work.apply(body));
  }
}
